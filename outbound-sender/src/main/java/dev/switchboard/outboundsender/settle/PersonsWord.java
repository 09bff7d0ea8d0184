package dev.switchboard.outboundsender.settle;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.outbound.MessageFailed;
import dev.switchboard.contracts.outbound.OutcomeSettled;
import dev.switchboard.contracts.outbound.OutcomeSettled.Outcome;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.outboundsender.attempt.Announcements;
import dev.switchboard.outboundsender.attempt.Attempt;
import dev.switchboard.outboundsender.attempt.AttemptState;
import dev.switchboard.outboundsender.attempt.Attempts;
import dev.switchboard.outboundsender.attempt.Step;
import dev.switchboard.outboundsender.gate.DecisionLog;
import dev.switchboard.outboundsender.settle.UnknownMessages.Decided;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets a person decide what became of a message that nobody knows about. It never leads to another call: who wants the words to
 * go out again asks for a new message. Proof of Meta's that comes later overrules the person and is announced as well.
 */
@ApplicationScoped
class PersonsWord {

    /** Evidence of the event and reason of the row, by which later proof finds it; see {@link Attempts#lockOpen}. */
    private static final String EVIDENCE = "person";

    private static final int NO_CODE = -1;

    private final Publications publications;
    private final Attempts attempts;
    private final UnknownMessages unknown;
    private final DecisionLog decisions;
    private final MeterRegistry meters;
    private final InstantSource clock;

    PersonsWord(
            Publications publications,
            Attempts attempts,
            UnknownMessages unknown,
            DecisionLog decisions,
            MeterRegistry meters,
            InstantSource clock) {
        this.publications = publications;
        this.attempts = attempts;
        this.unknown = unknown;
        this.decisions = decisions;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Settles an unknown outcome; saying the same again changes nothing.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem when there is no such message, or its outcome is known
     */
    Decided decide(UUID messageId, Outcome outcome, String by, @Nullable String note) {
        return publications.inTransaction((_, outbox) -> {
            var open = attempts.lockOpen(List.of(messageId));
            if (open.isEmpty()) {
                var known = attempts.find(List.of(messageId), List.of());
                throw known.isEmpty()
                        ? SettlementProblems.unknownMessage()
                        : SettlementProblems.known(known.getFirst().state());
            }
            var attempt = open.getFirst();
            return switch (attempt.state()) {
                case UNKNOWN -> settle(attempt, outcome, by, note, outbox);
                case ACCEPTED, FAILED, REFUSED ->
                    unknown.decided(messageId)
                            .filter(before -> before.outcome().equals(outcome.name()))
                            .orElseThrow(() -> SettlementProblems.known(attempt.state()));
                case READY, CALLING -> throw SettlementProblems.known(attempt.state());
            };
        });
    }

    private Decided settle(Attempt attempt, Outcome outcome, String by, @Nullable String note, Outbox outbox)
            throws SQLException {
        var now = clock.instant();
        var allowances = decisions.allowances(List.of(attempt.messageId()));
        var step = step(attempt, outcome, by, now).allowedBy(allowances.of(attempt.messageId()));
        unknown.decide(attempt.messageId(), outcome.name(), by, note, now);
        attempts.move(Map.of(attempt.messageId(), step), now);
        Announcements.add(outbox, attempt, step, now);
        meters.counter(
                        "switchboard.outbound.settled",
                        "outcome",
                        outcome.name().toLowerCase(Locale.ROOT),
                        "reason",
                        EVIDENCE)
                .increment();
        return new Decided(outcome.name(), by, now);
    }

    private static Step step(Attempt attempt, Outcome outcome, String by, Instant now) {
        var settled =
                new OutcomeSettled(attempt.messageId(), attempt.conversationId(), outcome, null, EVIDENCE, now, by);
        if (outcome == Outcome.ACCEPTED) {
            return Step.end(attempt, AttemptState.ACCEPTED, EVIDENCE, settled);
        }
        var why = new MetaError(
                NO_CODE,
                "Not sent",
                "Nobody could say whether the message went out; a person found that it did not.",
                EVIDENCE);
        var failed = new MessageFailed(attempt.messageId(), attempt.conversationId(), why, attempt.calls(), now);
        return Step.end(attempt, AttemptState.FAILED, EVIDENCE, settled, failed);
    }
}
