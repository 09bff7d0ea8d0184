package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.messaging.Publications;
import dev.switchboard.outboundsender.aftermath.Aftermath;
import dev.switchboard.outboundsender.attempt.Announcements;
import dev.switchboard.outboundsender.attempt.Attempt;
import dev.switchboard.outboundsender.attempt.Attempts;
import dev.switchboard.outboundsender.attempt.Calls;
import dev.switchboard.outboundsender.attempt.Step;
import dev.switchboard.outboundsender.gate.Allowances;
import dev.switchboard.outboundsender.gate.DecisionLog;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import dev.switchboard.outboundsender.pause.Pauses;
import dev.switchboard.outboundsender.window.ServiceWindow;
import dev.switchboard.outboundsender.window.Windows;
import dev.switchboard.rows.KeptPlans;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Writes down what calls came to, and announces it, many in one transaction. */
@ApplicationScoped
class Outcomes {

    private static final int EXPIRED_AT_ONCE = 200;

    private final Publications publications;
    private final Attempts attempts;
    private final Calls calls;
    private final Pauses pauses;
    private final Windows windows;
    private final Aftermath aftermath;
    private final DecisionLog decisions;
    private final DispatchConfig config;
    private final InstantSource clock;
    private final Life life;

    Outcomes(
            Publications publications,
            Attempts attempts,
            Calls calls,
            Pauses pauses,
            Windows windows,
            Aftermath aftermath,
            DecisionLog decisions,
            DispatchConfig config,
            InstantSource clock) {
        this.publications = publications;
        this.attempts = attempts;
        this.calls = calls;
        this.pauses = pauses;
        this.windows = windows;
        this.aftermath = aftermath;
        this.decisions = decisions;
        this.config = config;
        this.clock = clock;
        this.life = new Life(config, new SecureRandom());
    }

    /**
     * Writes down what calls came to, also when their leases are over: all of it in one transaction, or nothing.
     *
     * @param told each message at most once
     * @return what became of the messages whose story was not told already
     */
    Map<UUID, Step> record(List<Told> told) {
        return publications.inTransaction((connection, outbox) -> {
            KeptPlans.on(connection);
            var open = attempts.lockOpen(told.stream().map(Told::messageId).toList());
            var now = clock.instant();
            calls.end(told.stream().map(Told::ended).toList(), now);
            var byMessage = new HashMap<UUID, Told>();
            for (var one : told) {
                byMessage.put(one.messageId(), one);
                heed(one.claim(), one.outcome(), now);
            }
            var allowances = allowances(byMessage.values());
            var steps = new HashMap<UUID, Step>();
            for (var attempt : open) {
                var one = Objects.requireNonNull(byMessage.get(attempt.messageId()), "asked for");
                life.after(attempt, one.claim().call(), one.outcome(), now)
                        .map(step -> step.allowedBy(allowances.of(attempt.messageId())))
                        .ifPresent(step -> {
                            steps.put(attempt.messageId(), step);
                            Announcements.add(outbox, attempt, step, now);
                        });
            }
            attempts.move(steps, now);
            return steps;
        });
    }

    /** A claim knows what allowed its own call; what allowed those before it was written down. */
    private Allowances allowances(Collection<Told> told) throws SQLException {
        var again = told.stream()
                .filter(one -> one.claim().call() > 1)
                .map(Told::messageId)
                .toList();
        var allowances = new HashMap<>(decisions.allowances(again).byMessage());
        for (var one : told) {
            allowances.putIfAbsent(one.messageId(), List.of(one.claim().allowance()));
        }
        return new Allowances(allowances);
    }

    /** Gives up calls whose caller did not come back: nobody knows what became of them. Answers what was given up. */
    List<Step> giveUpExpired() {
        return publications.inTransaction((_, outbox) -> {
            var now = clock.instant();
            var steps = new HashMap<UUID, Step>();
            var ended = new ArrayList<Calls.Ended>();
            var expired = attempts.lockExpired(EXPIRED_AT_ONCE);
            var allowances = decisions.allowances(
                    expired.stream().map(Attempt::messageId).toList());
            for (var attempt : expired) {
                var step = life.afterLease(attempt, now).allowedBy(allowances.of(attempt.messageId()));
                var result = new Calls.Result(step.state().name().toLowerCase(Locale.ROOT), step.reason(), null);
                ended.add(new Calls.Ended(attempt.messageId(), attempt.calls(), result));
                steps.put(attempt.messageId(), step);
                Announcements.add(outbox, attempt, step, now);
            }
            calls.end(ended, now);
            attempts.move(steps, now);
            return List.copyOf(steps.values());
        });
    }

    /** What an outcome says beyond its own message. */
    private void heed(Claim claim, SendOutcome outcome, Instant now) throws SQLException {
        var number = claim.message().phoneNumberId();
        switch (outcome) {
            case SendOutcome.Throttled throttled -> {
                var delay = Backoff.afterThrottle(throttled.scope(), 1, throttled.retryAfter());
                pauses.pause(throttled.scope(), number, new Pauses.Pause(delay, false, throttled.reason(), now));
            }
            case SendOutcome.Barred barred -> aftermath.barred(number, barred, config.pause(), now);
            case SendOutcome.Rejected rejected -> {
                if (rejected.error().code() == ServiceWindow.CLOSED_CODE) {
                    windows.closedByMeta(
                            claim.message().conversationId(),
                            claim.at(),
                            claim.message().messageId().toString());
                }
                aftermath.rejected(claim.message(), rejected.error(), now);
            }
            case SendOutcome.Accepted _, SendOutcome.NotSent _, SendOutcome.Unknown _ -> {}
        }
    }

    /** What one call came to. */
    record Told(Claim claim, SendOutcome outcome) {

        UUID messageId() {
            return claim.message().messageId();
        }

        private Calls.Ended ended() {
            return new Calls.Ended(messageId(), claim.call(), result(outcome));
        }
    }

    private static Calls.Result result(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted accepted -> new Calls.Result("accepted", accepted.reason(), null);
            case SendOutcome.Throttled throttled -> new Calls.Result("throttled", throttled.reason(), throttled.code());
            case SendOutcome.NotSent notSent ->
                new Calls.Result("not_sent", notSent.reason(), notSent.error().code());
            case SendOutcome.Barred barred ->
                new Calls.Result("barred", barred.reason(), barred.error().code());
            case SendOutcome.Rejected rejected ->
                new Calls.Result("rejected", rejected.reason(), rejected.error().code());
            case SendOutcome.Unknown unknown -> new Calls.Result("unknown", unknown.reason(), null);
        };
    }
}
