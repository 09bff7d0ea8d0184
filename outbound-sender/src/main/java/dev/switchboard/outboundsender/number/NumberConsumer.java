package dev.switchboard.outboundsender.number;

import dev.switchboard.cloudapi.management.NumberItem;
import dev.switchboard.contracts.outbound.NumberState;
import dev.switchboard.contracts.whatsapp.AccountAlertRaised;
import dev.switchboard.contracts.whatsapp.AccountChanged;
import dev.switchboard.contracts.whatsapp.AccountEvent;
import dev.switchboard.contracts.whatsapp.NumberErrorReported;
import dev.switchboard.contracts.whatsapp.NumberNameChanged;
import dev.switchboard.contracts.whatsapp.NumberQualityChanged;
import dev.switchboard.contracts.whatsapp.TemplateCategoryChanged;
import dev.switchboard.contracts.whatsapp.TemplateComponentsChanged;
import dev.switchboard.contracts.whatsapp.TemplateQualityChanged;
import dev.switchboard.contracts.whatsapp.TemplateStatusChanged;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import dev.switchboard.outboundsender.mirror.MirrorConfig;
import dev.switchboard.outboundsender.mirror.Turns;
import dev.switchboard.outboundsender.mirror.WebhookTime;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes webhooks about numbers into the mirror. What they tell counts and is published at once; since they tell little, and
 * nothing of what an account's trouble means for its numbers, all numbers of the account are read right after.
 */
@ApplicationScoped
class NumberConsumer {

    private static final String UPGRADED = "THROUGHPUT_UPGRADE";

    private final NumberMirror mirror;
    private final AccountStanding account;
    private final Turns turns;
    private final MirrorConfig config;
    private final EventConsumer<AccountEvent> consumer;

    NumberConsumer(
            NumberMirror mirror, AccountStanding account, Turns turns, MirrorConfig config, EventConsumers consumers) {
        this.mirror = mirror;
        this.account = account;
        this.turns = turns;
        this.config = config;
        this.consumer = consumers.consumer("outbound-sender.numbers", AccountEvent.class, this::apply);
    }

    @Incoming("number-news")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }

    private void apply(List<Received<AccountEvent>> batch, Outbox outbox) throws SQLException {
        for (var received : batch) {
            switch (received.event()) {
                case NumberQualityChanged changed -> {
                    var at = WebhookTime.of(changed.occurredAt(), changed.receivedAt());
                    mirror.told(
                            changed.wabaId(),
                            changed.displayPhoneNumber(),
                            known -> afterQuality(known, changed),
                            at,
                            outbox);
                    readAgain(changed.wabaId());
                }
                case NumberNameChanged changed -> {
                    var at = WebhookTime.of(changed.occurredAt(), changed.receivedAt());
                    mirror.told(
                            changed.wabaId(),
                            changed.displayPhoneNumber(),
                            known -> afterName(known, changed),
                            at,
                            outbox);
                    readAgain(changed.wabaId());
                }
                case AccountChanged changed -> {
                    account.changed(changed);
                    readAgain(changed.wabaId());
                }
                case AccountAlertRaised raised -> readAgain(raised.wabaId());
                case NumberErrorReported reported -> {
                    account.reported(reported);
                    readAgain(reported.wabaId());
                }
                case TemplateStatusChanged _,
                        TemplateQualityChanged _,
                        TemplateCategoryChanged _,
                        TemplateComponentsChanged _ -> {}
            }
        }
    }

    private static NumberState afterQuality(NumberState known, NumberQualityChanged changed) {
        return NumberNews.withPace(
                known,
                changed.event().equals(UPGRADED)
                        ? Integer.valueOf(NumberItem.HIGH_THROUGHPUT)
                        : known.messagesPerSecond(),
                changed.limit() == null ? known.messagingLimit() : changed.limit());
    }

    private static NumberState afterName(NumberState known, NumberNameChanged changed) {
        return switch (changed.decision()) {
            case "APPROVED" ->
                NumberNews.withName(
                        known,
                        changed.requestedName() == null ? known.verifiedName() : changed.requestedName(),
                        "APPROVED");
            case "REJECTED" -> NumberNews.withName(known, known.verifiedName(), "DECLINED");
            case "PENDING", "DEFERRED" -> NumberNews.withName(known, known.verifiedName(), "PENDING_REVIEW");
            default -> known;
        };
    }

    private void readAgain(String wabaId) throws SQLException {
        if (config.wabaIds().contains(wabaId)) {
            turns.ask(NumberSync.what(wabaId));
        }
    }
}
