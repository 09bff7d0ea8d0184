package dev.switchboard.conversationservice.status;

import dev.switchboard.contracts.outbound.ContactForgotten;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageFailed;
import dev.switchboard.contracts.outbound.MessageOutcomeUnknown;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.outbound.OutboundEvent;
import dev.switchboard.contracts.outbound.OutcomeSettled;
import dev.switchboard.contracts.outbound.OutcomeUnsettled;
import dev.switchboard.conversationservice.timeline.MessageShells;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lays the sender's outcomes upon the messages they are about; with the wamid come the statuses that waited for it. What the
 * sender tells of a message that is not on the timeline yet waits for it.
 */
@ApplicationScoped
public class Outcomes {

    private final Progress progress;
    private final ParkedStatuses statuses;
    private final ParkedOutcomes parked;
    private final MessageShells shells;

    Outcomes(Progress progress, ParkedStatuses statuses, ParkedOutcomes parked, MessageShells shells) {
        this.progress = progress;
        this.statuses = statuses;
        this.parked = parked;
        this.shells = shells;
    }

    /** Something that the sender told, with the trace of it. */
    record Outcome(OutboundEvent event, @Nullable String traceparent) {}

    /** Lays upon messages that were just added what was told of them before. */
    public void applyParked(Connection connection, Collection<UUID> messageIds, Instant now, Outbox outbox)
            throws SQLException {
        applyTaken(connection, parked.take(connection, messageIds), now, outbox);
    }

    /** Lays upon their messages what one transaction parked since then while another added the message; answers how much. */
    int applyMissed(Connection connection, Instant since, Instant now, Outbox outbox) throws SQLException {
        var missed = parked.takeMissed(connection, since);
        applyTaken(connection, missed, now, outbox);
        return missed.size();
    }

    void apply(Connection connection, List<Outcome> outcomes, Instant now, Outbox outbox) throws SQLException {
        var told = outcomes.stream().flatMap(outcome -> told(outcome).stream()).toList();
        if (told.isEmpty()) {
            return;
        }
        var ids = told.stream().map(Told::messageId).distinct().toList();
        var wamids = told.stream()
                .map(Told::wamid)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var book = progress.open(connection, ids, wamids, now);
        var early = new ArrayList<Told>();
        for (var one : told) {
            var message = book.byId(one.messageId());
            if (message == null) {
                early.add(one);
                continue;
            }
            if (one.wamid() != null) {
                book.name(message, one.wamid());
            }
            one.facts().forEach(fact -> book.learn(message, fact, one.traceparent()));
        }
        var named = wamids.stream().filter(wamid -> book.byWamid(wamid) != null).toList();
        for (var status : statuses.take(connection, named)) {
            var message = book.byWamid(status.wamid());
            if (message != null) {
                status.facts().forEach(fact -> book.learn(message, fact, null));
            }
        }
        progress.save(connection, book, outbox);
        var erased =
                shells.erased(connection, early.stream().map(Told::messageId).toList());
        parked.park(
                connection,
                early.stream()
                        .filter(one -> !erased.contains(one.messageId()))
                        .map(Told::event)
                        .toList(),
                now);
    }

    private void applyTaken(Connection connection, List<OutboundEvent> events, Instant now, Outbox outbox)
            throws SQLException {
        apply(connection, events.stream().map(event -> new Outcome(event, null)).toList(), now, outbox);
    }

    private static Optional<Told> told(Outcome outcome) {
        var event = outcome.event();
        var trace = outcome.traceparent();
        return switch (event) {
            case MessageAccepted accepted ->
                Optional.of(new Told(
                        accepted.messageId(),
                        accepted.wamid(),
                        List.of(new Fact.Accepted(Times.storable(accepted.acceptedAt()))),
                        event,
                        trace));
            // What named no conversation is on no timeline, and never will be.
            case MessageRefused refused ->
                Stream.ofNullable(refused.conversationId())
                        .map(_ -> new Told(
                                refused.messageId(),
                                null,
                                List.<Fact>of(new Fact.Refused(
                                        Times.storable(refused.refusedAt()),
                                        new Refusal(refused.code(), refused.explanation(), refused.unblockedBy()))),
                                event,
                                trace))
                        .findFirst();
            case MessageFailed failed ->
                Optional.of(new Told(
                        failed.messageId(),
                        null,
                        List.of(new Fact.Failed(Times.storable(failed.failedAt()), failed.error())),
                        event,
                        trace));
            case MessageOutcomeUnknown unknown ->
                Optional.of(new Told(
                        unknown.messageId(),
                        null,
                        List.of(new Fact.Unknown(Times.storable(unknown.unknownSince()), unknown.reason())),
                        event,
                        trace));
            case OutcomeSettled settled ->
                Optional.of(new Told(settled.messageId(), settled.wamid(), settlement(settled), event, trace));
            // It stays unknown; the sender lists it for whoever decides.
            case OutcomeUnsettled _, ContactForgotten _ -> Optional.empty();
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
            OutboundEvent event,
            @Nullable String traceparent) {}
}
