package dev.switchboard.outboundsender.attempt;

import dev.switchboard.contracts.outbound.Allowance;
import dev.switchboard.contracts.outbound.Called;
import dev.switchboard.contracts.outbound.OutboundEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an attempt, and what is announced with it.
 *
 * @param reason stable code of why
 * @param errorCode Meta's, where there is one
 * @param delay READY only: not to be claimed earlier
 */
public record Step(
        AttemptState state,
        String reason,
        @Nullable Integer errorCode,
        @Nullable String wamid,
        int notSent,
        int throttled,
        Duration delay,
        List<OutboundEvent> events) {

    public Step {
        events = List.copyOf(events);
    }

    /** Nothing can follow but evidence. */
    public static Step end(Attempt attempt, AttemptState state, String reason, OutboundEvent... events) {
        return new Step(
                state,
                reason,
                null,
                attempt.wamid(),
                attempt.notSent(),
                attempt.throttled(),
                Duration.ZERO,
                List.of(events));
    }

    /** Back to waiting; what was counted so far stays. */
    public static Step again(Attempt attempt, String reason, int errorCode, Duration delay) {
        return new Step(
                AttemptState.READY,
                reason,
                errorCode,
                attempt.wamid(),
                attempt.notSent(),
                attempt.throttled(),
                delay,
                List.of());
    }

    /** The same with Meta's id. */
    public Step withWamid(String id) {
        return new Step(state, reason, errorCode, id, notSent, throttled, delay, events);
    }

    /** The same with Meta's error code. */
    public Step withErrorCode(int code) {
        return new Step(state, reason, code, wamid, notSent, throttled, delay, events);
    }

    /** The same with other counts. */
    public Step counting(int nextNotSent, int nextThrottled) {
        return new Step(state, reason, errorCode, wamid, nextNotSent, nextThrottled, delay, events);
    }

    /** The same, announcing why the message had been let go. */
    public Step allowedBy(List<Allowance> allowances) {
        var told = events.stream()
                .map(event -> event instanceof Called called ? called.allowedBy(allowances) : event)
                .toList();
        return new Step(state, reason, errorCode, wamid, notSent, throttled, delay, told);
    }

    /** Leaves Meta's id out: old ones hold the phone number. */
    @Override
    public String toString() {
        return "Step[state=%s, reason=%s, delay=%s, events=%d]".formatted(state, reason, delay, events.size());
    }
}
