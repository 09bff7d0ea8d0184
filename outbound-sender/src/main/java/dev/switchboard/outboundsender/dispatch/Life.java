package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageFailed;
import dev.switchboard.contracts.outbound.MessageOutcomeUnknown;
import dev.switchboard.contracts.outbound.OutcomeSettled;
import dev.switchboard.outboundsender.attempt.Attempt;
import dev.switchboard.outboundsender.attempt.AttemptState;
import dev.switchboard.outboundsender.attempt.Step;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Accepted;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Barred;
import dev.switchboard.outboundsender.graphapi.SendOutcome.NotSent;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Rejected;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Throttled;
import dev.switchboard.outboundsender.graphapi.SendOutcome.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a message's life goes on after a call. Pure but for the dice of its back-off. A message that may be out never becomes
 * READY again: evidence ends its story, not another call.
 */
final class Life {

    private static final String STATUS_CAME_FIRST = "status_webhook";
    private static final String LATE_ANSWER = "late_answer";

    private final DispatchConfig config;
    private final RandomGenerator dice;

    Life(DispatchConfig config, RandomGenerator dice) {
        this.config = config;
        this.dice = dice;
    }

    /** After call number {@code call} came to {@code outcome}; empty when that changes nothing any more. */
    Optional<Step> after(Attempt attempt, int call, SendOutcome outcome, Instant now) {
        if (attempt.calls() != call) {
            return Optional.empty();
        }
        return switch (attempt.state()) {
            case CALLING -> Optional.of(inTime(attempt, outcome, now));
            case UNKNOWN -> late(attempt, outcome, now);
            case READY, ACCEPTED, REFUSED, FAILED -> Optional.empty();
        };
    }

    /** After the caller did not come back in time. */
    Step afterLease(Attempt attempt, Instant now) {
        return inTime(attempt, new Unknown("caller_lost"), now);
    }

    private Step inTime(Attempt attempt, SendOutcome outcome, Instant now) {
        if (attempt.wamid() != null && !(outcome instanceof Accepted)) {
            return accepted(attempt, attempt.wamid(), STATUS_CAME_FIRST, now);
        }
        return switch (outcome) {
            case Accepted taken -> accepted(attempt, taken.wamid(), outcome.reason(), now);
            case Throttled throttled -> {
                var times = attempt.throttled() + 1;
                var delay = Backoff.afterThrottle(throttled.scope(), times, throttled.retryAfter());
                yield Step.again(attempt, outcome.reason(), throttled.code(), delay)
                        .counting(attempt.notSent(), times);
            }
            case NotSent(String reason, MetaError error) -> {
                var times = attempt.notSent() + 1;
                if (times >= config.tries()) {
                    yield failed(attempt, reason, error, now);
                }
                var delay = Backoff.afterNotSent(times, config.backoff(), config.longestBackoff(), dice.nextDouble());
                yield Step.again(attempt, reason, error.code(), delay).counting(times, 0);
            }
            case Barred barred ->
                Step.again(attempt, outcome.reason(), barred.error().code(), Duration.ZERO);
            case Rejected(MetaError error) -> failed(attempt, outcome.reason(), error, now);
            case Unknown(String reason) ->
                Step.end(
                        attempt,
                        AttemptState.UNKNOWN,
                        reason,
                        new MessageOutcomeUnknown(
                                attempt.messageId(), attempt.conversationId(), reason, attempt.calls(), now));
        };
    }

    private static Step accepted(Attempt attempt, String wamid, String reason, Instant now) {
        return Step.end(
                        attempt,
                        AttemptState.ACCEPTED,
                        reason,
                        new MessageAccepted(attempt.messageId(), attempt.conversationId(), wamid, attempt.calls(), now))
                .withWamid(wamid);
    }

    private static Step failed(Attempt attempt, String reason, MetaError error, Instant now) {
        return Step.end(attempt, AttemptState.FAILED, reason, failure(attempt, error, now))
                .withErrorCode(error.code());
    }

    /** An answer to a call that was given up as unknown. It tells what happened; it never leads to another call. */
    private static Optional<Step> late(Attempt attempt, SendOutcome outcome, Instant now) {
        return switch (outcome) {
            case Accepted taken ->
                Optional.of(Step.end(
                                attempt,
                                AttemptState.ACCEPTED,
                                LATE_ANSWER,
                                settled(attempt, OutcomeSettled.Outcome.ACCEPTED, now, taken.wamid()))
                        .withWamid(taken.wamid()));
            case Throttled throttled ->
                Optional.of(neverSent(
                        attempt,
                        new MetaError(
                                throttled.code(),
                                "Too fast",
                                "Meta had asked us to slow down, and said so too late to try again.",
                                null),
                        now));
            case NotSent notSent -> Optional.of(neverSent(attempt, notSent.error(), now));
            case Barred barred -> Optional.of(neverSent(attempt, barred.error(), now));
            case Rejected(MetaError error) -> Optional.of(neverSent(attempt, error, now));
            case Unknown _ -> Optional.empty();
        };
    }

    private static Step neverSent(Attempt attempt, MetaError error, Instant now) {
        return Step.end(
                        attempt,
                        AttemptState.FAILED,
                        LATE_ANSWER,
                        settled(attempt, OutcomeSettled.Outcome.NOT_SENT, now, null),
                        failure(attempt, error, now))
                .withErrorCode(error.code());
    }

    private static MessageFailed failure(Attempt attempt, MetaError error, Instant now) {
        return new MessageFailed(attempt.messageId(), attempt.conversationId(), error, attempt.calls(), now);
    }

    private static OutcomeSettled settled(
            Attempt attempt, OutcomeSettled.Outcome outcome, Instant now, @Nullable String wamid) {
        return new OutcomeSettled(attempt.messageId(), attempt.conversationId(), outcome, wamid, LATE_ANSWER, now);
    }
}
