package dev.switchboard.outboundsender.settle;

import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.OutcomeSettled;
import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.outboundsender.aftermath.Aftermath;
import dev.switchboard.outboundsender.aftermath.Strikes;
import dev.switchboard.outboundsender.attempt.Announcements;
import dev.switchboard.outboundsender.attempt.Attempt;
import dev.switchboard.outboundsender.attempt.AttemptState;
import dev.switchboard.outboundsender.attempt.Attempts;
import dev.switchboard.outboundsender.attempt.Step;
import dev.switchboard.outboundsender.campaign.Progress;
import dev.switchboard.outboundsender.dispatch.DispatchConfig;
import dev.switchboard.outboundsender.gate.DecisionLog;
import dev.switchboard.outboundsender.window.ServiceWindow;
import dev.switchboard.outboundsender.window.Windows;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets statuses settle what calls left open. Any status, a failed one too, proves that Meta had taken the message; whether it
 * was delivered is told by the status itself, to whoever shows it.
 */
@ApplicationScoped
class Settlement {

    private static final String EVIDENCE = "status_webhook";

    private final Attempts attempts;
    private final Windows windows;
    private final Aftermath aftermath;
    private final Progress campaigns;
    private final DecisionLog decisions;
    private final DispatchConfig config;
    private final MeterRegistry meters;
    private final InstantSource clock;

    Settlement(
            Attempts attempts,
            Windows windows,
            Aftermath aftermath,
            Progress campaigns,
            DecisionLog decisions,
            DispatchConfig config,
            MeterRegistry meters,
            InstantSource clock) {
        this.attempts = attempts;
        this.windows = windows;
        this.aftermath = aftermath;
        this.campaigns = campaigns;
        this.decisions = decisions;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
    }

    void apply(List<MessageStatusChanged> statuses, Outbox outbox) throws SQLException {
        var wamids = new HashMap<UUID, String>();
        for (var status : statuses) {
            ourId(status).ifPresent(id -> wamids.putIfAbsent(id, status.messageId()));
        }
        if (!wamids.isEmpty()) {
            settle(wamids, outbox);
        }
        heed(statuses);
        aftermath.reached(statuses.stream()
                .filter(Aftermath::showsReach)
                .flatMap(status -> ourId(status).stream())
                .toList());
        campaigns.told(statuses);
    }

    private void settle(Map<UUID, String> wamids, Outbox outbox) throws SQLException {
        var now = clock.instant();
        var evidence = new HashMap<UUID, String>();
        var steps = new HashMap<UUID, Step>();
        var allowances = decisions.allowances(wamids.keySet());
        for (var attempt : attempts.lockOpen(wamids.keySet())) {
            var wamid = Objects.requireNonNull(wamids.get(attempt.messageId()), "asked for");
            switch (attempt.state()) {
                // The answer may come yet; should it not, this is what settles it.
                case CALLING -> evidence.put(attempt.messageId(), wamid);
                case UNKNOWN -> {
                    var step = settled(attempt, wamid, now);
                    steps.put(attempt.messageId(), step);
                    Announcements.add(outbox, attempt, step, now);
                }
                case READY -> {
                    if (attempt.calls() > 0) {
                        var step = accepted(attempt, wamid, now).allowedBy(allowances.of(attempt.messageId()));
                        steps.put(attempt.messageId(), step);
                        Announcements.add(outbox, attempt, step, now);
                    }
                }
                // Proof overrules a person, and our own giving up.
                case ACCEPTED, FAILED -> {
                    var step = settled(attempt, wamid, now);
                    steps.put(attempt.messageId(), step);
                    Announcements.addProof(outbox, attempt, step, now);
                }
                case REFUSED -> {}
            }
        }
        attempts.keepEvidence(evidence);
        attempts.move(steps, now);
        meters.counter("switchboard.outbound.settled", "outcome", "accepted", "reason", EVIDENCE)
                .increment(steps.size());
    }

    /** Nobody knew, or it was taken for failed because no call seemed to have reached Meta. */
    private static Step settled(Attempt attempt, String wamid, Instant now) {
        return Step.end(
                        attempt,
                        AttemptState.ACCEPTED,
                        EVIDENCE,
                        new OutcomeSettled(
                                attempt.messageId(),
                                attempt.conversationId(),
                                OutcomeSettled.Outcome.ACCEPTED,
                                wamid,
                                EVIDENCE,
                                now))
                .withWamid(wamid);
    }

    /** It was thought not to be out and waited for another try; there must be none. */
    private static Step accepted(Attempt attempt, String wamid, Instant now) {
        return Step.end(
                        attempt,
                        AttemptState.ACCEPTED,
                        EVIDENCE,
                        new MessageAccepted(attempt.messageId(), attempt.conversationId(), wamid, attempt.calls(), now))
                .withWamid(wamid);
    }

    /** Meta may say only afterwards what was wrong: with the window, with the customer, with the number or all of us. */
    private void heed(List<MessageStatusChanged> statuses) throws SQLException {
        for (var status : statuses) {
            if (status.errors().isEmpty() || status.subject() != MessageStatusChanged.Subject.MESSAGE) {
                continue;
            }
            aftermath.failed(status, lookedAt(status), config.pause(), clock.instant());
            var closed = names(status, ServiceWindow.CLOSED_CODE);
            var unreachable = names(status, Strikes.UNREACHABLE_CODE);
            if (!closed && !unreachable) {
                continue;
            }
            for (var attempt : attempts.find(ourId(status).stream().toList(), List.of(status.messageId()))) {
                // By then the customer may have written again; what they did later counts more than this.
                if (closed) {
                    windows.closedByMeta(
                            attempt.conversationId(),
                            lookedAt(status),
                            attempt.messageId().toString());
                }
                if (unreachable) {
                    aftermath.unreachable(attempt.conversationId(), lookedAt(status));
                }
            }
        }
    }

    private static boolean names(MessageStatusChanged status, int code) {
        return status.errors().stream().anyMatch(error -> error.code() == code);
    }

    private Instant lookedAt(MessageStatusChanged status) {
        var told = status.sentAt() == null ? status.receivedAt() : status.sentAt();
        var now = clock.instant();
        return told.isBefore(now) ? told : now;
    }

    /** Statuses of calls, of payments and of what others sent from the same number are not about us. */
    private static Optional<UUID> ourId(MessageStatusChanged status) {
        var callbackData = status.callbackData();
        if (status.subject() != MessageStatusChanged.Subject.MESSAGE || callbackData == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(callbackData));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
