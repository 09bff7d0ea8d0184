package dev.switchboard.outboundsender.template;

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
import dev.switchboard.outboundsender.mirror.WebhookTime;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes webhooks about templates into the mirror. What they tell counts and is published at once; what they do not tell, and
 * what does not agree with the mirror, is read from Meta right after.
 */
@ApplicationScoped
class TemplateConsumer {

    /** A warning, not a state: whether the template can still be sent is asked. */
    private static final String FLAGGED = "FLAGGED";

    private final TemplateMirror mirror;
    private final Refreshes refreshes;
    private final MirrorConfig config;
    private final EventConsumer<AccountEvent> consumer;

    TemplateConsumer(TemplateMirror mirror, Refreshes refreshes, MirrorConfig config, EventConsumers consumers) {
        this.mirror = mirror;
        this.refreshes = refreshes;
        this.config = config;
        this.consumer = consumers.consumer("outbound-sender.templates", AccountEvent.class, this::apply);
    }

    @Incoming("template-news")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }

    private void apply(List<Received<AccountEvent>> batch, Outbox outbox) throws SQLException {
        for (var received : batch) {
            switch (received.event()) {
                case TemplateStatusChanged changed -> status(changed, outbox);
                case TemplateQualityChanged changed -> {
                    var at = WebhookTime.of(changed.occurredAt(), changed.receivedAt());
                    take(
                            new About(changed.wabaId(), changed.templateId(), changed.name()),
                            new TemplateNews.QualityTold(changed.quality(), at),
                            outbox);
                }
                case TemplateCategoryChanged changed -> {
                    var at = WebhookTime.of(changed.occurredAt(), changed.receivedAt());
                    take(
                            new About(changed.wabaId(), changed.templateId(), changed.name()),
                            new TemplateNews.CategoryTold(changed.category(), changed.announcedCategory(), at),
                            outbox);
                }
                case TemplateComponentsChanged changed ->
                    refresh(new About(changed.wabaId(), changed.templateId(), changed.name()));
                case NumberQualityChanged _,
                        NumberNameChanged _,
                        NumberErrorReported _,
                        AccountAlertRaised _,
                        AccountChanged _ -> {}
            }
        }
    }

    private void status(TemplateStatusChanged changed, Outbox outbox) throws SQLException {
        var about = new About(changed.wabaId(), changed.templateId(), changed.name());
        if (changed.status().equals(FLAGGED)) {
            refresh(about);
            return;
        }
        var at = WebhookTime.of(changed.occurredAt(), changed.receivedAt());
        take(about, new TemplateNews.StatusTold(changed.status(), changed.reason(), changed.category(), at), outbox);
        if (changed.status().equals(Template.APPROVED)) {
            // What was approved may be other words than those that the mirror has.
            refresh(about);
        }
    }

    private void take(About about, TemplateNews news, Outbox outbox) throws SQLException {
        var after = mirror.told(about.templateId(), news, outbox);
        if (after.isEmpty() || !news.agreesWith(after.get())) {
            refresh(about);
        }
    }

    private void refresh(About about) throws SQLException {
        if (config.wabaIds().contains(about.wabaId())) {
            refreshes.want(about.wabaId(), about.name());
        }
    }

    private record About(String wabaId, String templateId, String name) {}
}
