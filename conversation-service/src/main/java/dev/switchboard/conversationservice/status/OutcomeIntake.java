package dev.switchboard.conversationservice.status;

import dev.switchboard.contracts.outbound.ContactForgotten;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageFailed;
import dev.switchboard.contracts.outbound.MessageOutcomeUnknown;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.outbound.OutboundEvent;
import dev.switchboard.contracts.outbound.OutcomeSettled;
import dev.switchboard.conversationservice.batch.Times;
import dev.switchboard.messaging.BatchHandler;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lays the sender's outcomes upon the messages they are about; with the wamid come the statuses that waited for it. */
@ApplicationScoped
class OutcomeIntake implements BatchHandler<OutboundEvent> {

    private final DataSource dataSource;
    private final Progress progress;
    private final ParkedStatuses parked;
    private final InstantSource clock;

    OutcomeIntake(DataSource dataSource, Progress progress, ParkedStatuses parked, InstantSource clock) {
        this.dataSource = dataSource;
        this.progress = progress;
        this.parked = parked;
        this.clock = clock;
    }

    @Override
    public void apply(List<Received<OutboundEvent>> batch, Outbox outbox) throws SQLException {
        var now = Times.storable(clock.instant());
        var outcomes = batch.stream()
                .map(OutcomeIntake::told)
                .flatMap(Optional::stream)
                .toList();
        try (var connection = dataSource.getConnection()) {
            var ids = outcomes.stream().map(Told::messageId).distinct().toList();
            var wamids = outcomes.stream()
                    .map(Told::wamid)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            var book = progress.open(connection, ids, wamids, now);
            for (var told : outcomes) {
                var message = book.byId(told.messageId());
                if (message == null) {
                    continue; // asked for by somebody else, who keeps it
                }
                if (told.wamid() != null) {
                    book.name(message, told.wamid());
                }
                told.facts().forEach(fact -> book.learn(message, fact, told.traceparent()));
            }
            var named =
                    wamids.stream().filter(wamid -> book.byWamid(wamid) != null).toList();
            for (var status : parked.take(connection, named)) {
                var message = book.byWamid(status.wamid());
                if (message != null) {
                    status.facts().forEach(fact -> book.learn(message, fact, null));
                }
            }
            progress.save(connection, book, outbox);
        }
    }

    private static Optional<Told> told(Received<OutboundEvent> received) {
        var trace = received.cloudEvent().traceparent();
        return switch (received.event()) {
            case MessageAccepted accepted ->
                Optional.of(new Told(
                        accepted.messageId(),
                        accepted.wamid(),
                        List.of(new Fact.Accepted(Times.storable(accepted.acceptedAt()))),
                        trace));
            case MessageRefused refused ->
                Optional.of(new Told(
                        refused.messageId(),
                        null,
                        List.of(new Fact.Refused(
                                Times.storable(refused.refusedAt()),
                                new Refusal(refused.code(), refused.explanation(), refused.unblockedBy()))),
                        trace));
            case MessageFailed failed ->
                Optional.of(new Told(
                        failed.messageId(),
                        null,
                        List.of(new Fact.Failed(Times.storable(failed.failedAt()), failed.error())),
                        trace));
            case MessageOutcomeUnknown unknown ->
                Optional.of(new Told(
                        unknown.messageId(),
                        null,
                        List.of(new Fact.Unknown(Times.storable(unknown.unknownSince()), unknown.reason())),
                        trace));
            case OutcomeSettled settled ->
                Optional.of(new Told(settled.messageId(), settled.wamid(), settlement(settled), trace));
            case ContactForgotten _ -> Optional.empty();
        };
    }

    private static List<Fact> settlement(OutcomeSettled settled) {
        var at = Times.storable(settled.settledAt());
        return switch (settled.outcome()) {
            case ACCEPTED -> List.of(new Fact.Accepted(at));
            case NOT_SENT -> List.of(new Fact.Failed(at, null));
            case OTHER -> List.of();
        };
    }

    private record Told(
            UUID messageId,
            @Nullable String wamid,
            List<Fact> facts,
            @Nullable String traceparent) {}
}
