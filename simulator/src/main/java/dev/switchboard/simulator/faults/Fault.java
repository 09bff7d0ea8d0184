package dev.switchboard.simulator.faults;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A fault that waits for its next victims. */
public final class Fault {

    private final long id;
    private final FaultKind kind;
    private final Aim aim;
    private final Words words;
    private final Duration delay;
    private final AtomicInteger remaining;

    Fault(long id, FaultKind kind, Aim aim, int count, Words words, Duration delay) {
        this.id = id;
        this.kind = kind;
        this.aim = aim;
        this.words = words;
        this.delay = delay;
        this.remaining = new AtomicInteger(count);
    }

    /** What goes wrong. */
    public FaultKind kind() {
        return kind;
    }

    /** What {@code HTTP_ERROR} answers. */
    public Words words() {
        return words;
    }

    /** How long the fault lasts, where that has a meaning. */
    public Duration delay() {
        return delay;
    }

    long id() {
        return id;
    }

    Aim aim() {
        return aim;
    }

    int remaining() {
        return Math.max(0, remaining.get());
    }

    /** Takes one of the remaining times, if this call is meant. */
    boolean strikes(Call call, @Nullable String phone, @Nullable String userId) {
        return aim.call() == call
                && (aim.to() == null || aim.to().equals(phone) || aim.to().equals(userId))
                && remaining.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    /** The calls that can be hit. */
    public enum Call {
        MESSAGES,
        READS,
        UPLOADS,
        LOOKUPS,
        DOWNLOADS,
        TEMPLATES
    }

    /**
     * Who is hit.
     *
     * @param call the kind of call
     * @param to only calls to this customer; null for all
     */
    record Aim(Call call, @Nullable String to) {}

    /**
     * Meta's words.
     *
     * @param httpStatus status line
     * @param code Meta's code
     * @param message error message, null for a fitting one
     * @param details {@code error_data.details}, null for none
     */
    public record Words(
            int httpStatus,
            int code,
            @Nullable String message,
            @Nullable String details) {}
}
