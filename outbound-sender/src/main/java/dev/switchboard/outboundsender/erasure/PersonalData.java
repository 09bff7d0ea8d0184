package dev.switchboard.outboundsender.erasure;

import dev.switchboard.contracts.ErasedCount;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.outboundsender.attempt.Announcements;
import dev.switchboard.outboundsender.attempt.Attempt;
import dev.switchboard.outboundsender.attempt.AttemptState;
import dev.switchboard.outboundsender.attempt.Attempts;
import dev.switchboard.outboundsender.attempt.Step;
import dev.switchboard.outboundsender.consent.ErasedConsents;
import dev.switchboard.outboundsender.gate.Decision;
import dev.switchboard.outboundsender.gate.DecisionLog;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/**
 * Everything that this sender holds of a contact. What remains are ids, states and decisions of messages, and that the
 * contact is erased, by which whatever is asked for later is refused. Every method joins the transaction around it.
 */
@ApplicationScoped
class PersonalData {

    private static final Decision.Refuse ERASED = new Decision.Refuse(
            "contact_erased", "the customer was erased on request", "a message from the customer", List.of());

    private final ErasedConsents consents;
    private final Attempts attempts;
    private final DecisionLog decisions;
    private final ConversationTraces traces;
    private final List<HoldsPersonalData> others;

    PersonalData(
            ErasedConsents consents,
            Attempts attempts,
            DecisionLog decisions,
            ConversationTraces traces,
            @All List<HoldsPersonalData> others) {
        this.consents = consents;
        this.attempts = attempts;
        this.decisions = decisions;
        this.traces = traces;
        this.others = List.copyOf(others);
    }

    /**
     * What went.
     *
     * @param counts how many of each kind
     * @param complete false while a call about a message to the contact is under way: its text goes when it ends
     */
    record Gone(List<ErasedCount> counts, boolean complete) {
        Gone {
            counts = List.copyOf(counts);
        }
    }

    /** Erases it; also again, for what came late. */
    Gone erase(UUID contactId, Instant erasedAt, Outbox outbox, Instant now) throws SQLException {
        var contacts = consents.group(contactId);
        var consentStates = consents.erase(contacts, erasedAt);
        var conversations = consents.conversationsOf(contacts);
        var open = attempts.lockOpenOf(conversations);
        var refused = refuse(open, outbox, now);
        var counts = new ArrayList<ErasedCount>();
        counts.add(new ErasedCount("consents", consentStates));
        counts.add(new ErasedCount("commands", refused));
        counts.add(new ErasedCount("message_ids", attempts.forgetWamids(conversations)));
        counts.addAll(traces.forget(conversations));
        for (var other : others) {
            counts.addAll(other.erase(contacts, conversations));
        }
        return new Gone(counts, open.stream().noneMatch(attempt -> attempt.state() == AttemptState.CALLING));
    }

    private int refuse(Collection<Attempt> open, Outbox outbox, Instant now) throws SQLException {
        var steps = new HashMap<UUID, Step>();
        var log = new ArrayList<DecisionLog.Entry>();
        for (var attempt : open) {
            if (attempt.state() == AttemptState.READY) {
                var step = refused(attempt, now);
                steps.put(attempt.messageId(), step);
                Announcements.add(outbox, attempt, step, now);
                log.add(new DecisionLog.Entry(attempt.messageId(), attempt.calls() + 1, ERASED));
            }
        }
        attempts.move(steps, now);
        decisions.add(log, now);
        return log.size();
    }

    private static Step refused(Attempt attempt, Instant now) {
        return Step.end(
                attempt,
                AttemptState.REFUSED,
                ERASED.code(),
                new MessageRefused(
                        attempt.messageId(),
                        attempt.conversationId(),
                        ERASED.code(),
                        ERASED.explanation(),
                        ERASED.unblockedBy(),
                        ERASED.evidence(),
                        now));
    }
}
