package dev.switchboard.outboundsender.number;

import dev.switchboard.cloudapi.management.NumberItem;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.NumberState;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.outboundsender.pacing.SlotLeases;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes news of numbers in, publishes those that changed, and nothing else, and has them sent at the pace that Meta told. */
@ApplicationScoped
class NumberMirror {

    private static final URI SOURCE = URI.create("/outbound-sender");

    private final Numbers numbers;
    private final SlotLeases paces;
    private final Publications publications;
    private final InstantSource clock;

    NumberMirror(Numbers numbers, SlotLeases paces, Publications publications, InstantSource clock) {
        this.numbers = numbers;
        this.paces = paces;
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

    private void write(@Nullable BusinessNumber before, BusinessNumber after, Outbox outbox) throws SQLException {
        if (after.equals(before)) {
            return;
        }
        numbers.put(after);
        paces.pace(after.state().phoneNumberId(), after.state().messagesPerSecond());
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
