package dev.switchboard.outboundsender.number;

import dev.switchboard.cloudapi.management.NumberItem;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.NumberState;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.outboundsender.pacing.SlotLeases;
import dev.switchboard.outboundsender.pause.Covers;
import dev.switchboard.outboundsender.pause.Pauses;
import dev.switchboard.outboundsender.pause.Source;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes news of numbers in, publishes those that changed, and nothing else, and has them sent at the pace that Meta told. */
@ApplicationScoped
class NumberMirror {

    private static final Logger LOGGER = Logger.getLogger(NumberMirror.class);

    /** Health of a number that can send nothing. */
    private static final String BLOCKED = "BLOCKED";

    private static final URI SOURCE = URI.create("/outbound-sender");

    private final Numbers numbers;
    private final SlotLeases paces;
    private final Pauses pauses;
    private final Publications publications;
    private final InstantSource clock;

    NumberMirror(Numbers numbers, SlotLeases paces, Pauses pauses, Publications publications, InstantSource clock) {
        this.numbers = numbers;
        this.paces = paces;
        this.pauses = pauses;
        this.publications = publications;
        this.clock = clock;
    }

    /** Takes a complete listing in that began then: what it had not is gone. In a transaction of its own. */
    void listed(String wabaId, List<NumberItem> items, boolean allUnderstood, Instant begun) {
        publications.inTransaction((_, outbox) -> {
            var known = numbers.lock(items.stream().map(NumberItem::id).toList()).stream()
                    .collect(Collectors.toMap(number -> number.state().phoneNumberId(), Function.identity()));
            var tokenExpiresAt = numbers.all().stream()
                    .flatMap(number -> Optional.ofNullable(number.state().tokenExpiresAt()).stream())
                    .findFirst()
                    .orElse(null);
            for (var item : items) {
                var before = known.get(item.id());
                write(
                        before,
                        before == null
                                ? BusinessNumber.first(wabaId, item, tokenExpiresAt, begun)
                                : before.listed(wabaId, item, begun),
                        outbox);
            }
            if (allUnderstood) {
                for (var unlisted : numbers.lockUnlisted(wabaId, begun)) {
                    write(unlisted, unlisted.gone(begun), outbox);
                }
            }
            return items.size();
        });
    }

    /** Takes what a webhook told about the number that it names in. Joins the transaction around it. */
    void told(String wabaId, String displayPhoneNumber, NumberNews news, Instant at, Outbox outbox)
            throws SQLException {
        for (var number : numbers.lockCalled(wabaId, BusinessNumber.digits(displayPhoneNumber))) {
            write(number, number.told(news, at), outbox);
        }
    }

    /** Whether no number is known yet. */
    boolean isEmpty() throws SQLException {
        return numbers.all().isEmpty();
    }

    /** Takes the end of the access token in, which all numbers share. In a transaction of its own. */
    void tokenEnds(@Nullable Instant tokenExpiresAt) {
        publications.inTransaction((_, outbox) -> {
            var now = clock.instant();
            for (var number : numbers.lockAll()) {
                var told = number.told(known -> NumberNews.withTokenEnd(known, tokenExpiresAt), now);
                write(number, new BusinessNumber(told.state(), number.listed(), number.told(), told.version()), outbox);
            }
            return true;
        });
    }

    /** What Meta says it will not take is not sent; it goes on as soon as the mirror says otherwise. */
    private void heedHealth(@Nullable BusinessNumber before, NumberState state) throws SQLException {
        var id = state.phoneNumberId();
        if (BLOCKED.equals(state.canSendMessage()) && !BusinessNumber.DELETED.equals(state.status())) {
            pauses.told(id, Covers.ALL, Source.NUMBER, null, "number_blocked", clock.instant());
            if (before == null || !BLOCKED.equals(before.state().canSendMessage())) {
                LOGGER.errorf("meta blocks the number, sending pauses phoneNumberId=%s reason=number_blocked", id);
            }
        } else if (pauses.end(id, Source.NUMBER)) {
            LOGGER.infof("meta blocks the number no more, sending goes on phoneNumberId=%s", id);
        }
    }

    private void write(@Nullable BusinessNumber before, BusinessNumber after, Outbox outbox) throws SQLException {
        if (after.equals(before)) {
            return;
        }
        numbers.put(after);
        paces.pace(after.state().phoneNumberId(), after.state().messagesPerSecond());
        heedHealth(before, after.state());
        if (before == null || before.version() != after.version()) {
            var id = after.state().phoneNumberId();
            outbox.add(
                    Topics.OUTBOUND_NUMBERS,
                    id,
                    new CloudEvent<>(
                            CloudEvent.idOf(NumberState.class, id, Integer.toString(after.version())),
                            SOURCE,
                            id,
                            clock.instant(),
                            null,
                            after.state()));
        }
    }
}
