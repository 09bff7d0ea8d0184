package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.outboundsender.graphapi.SendOutcome.Scope;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long to wait before the next call. */
final class Backoff {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration LONGEST_UNASKED_FOR_ALL = Duration.ofMinutes(1);
    private static final double JITTER = 0.2;

    private Backoff() {}

    /** After the n-th call in a row, from 1, that never reached Meta; {@code chance} in 0..1 spreads the herd. */
    static Duration afterNotSent(int times, Duration first, Duration longest, double chance) {
        var doubled = shorter(first.multipliedBy(1L << Math.min(times - 1, 30)), longest);
        return Duration.ofMillis(Math.round(doubled.toMillis() * (1 - JITTER + 2 * JITTER * chance)));
    }

    /**
     * After Meta asked for the n-th time in a row, from 1, to slow down. For one customer Meta wants 4^n seconds; where it says
     * how long itself, that counts, up to a quarter of an hour: then it can be asked again.
     */
    static Duration afterThrottle(Scope scope, int times, @Nullable Duration asked) {
        if (asked != null && asked.isPositive()) {
            return shorter(asked, LONGEST);
        }
        var exponent = Math.min(times - 1, 10);
        return switch (scope) {
            case CONVERSATION -> shorter(Duration.ofSeconds(1L << (2 * exponent)), LONGEST);
            case INITIATED, NUMBER, SENDER -> shorter(Duration.ofSeconds(1L << exponent), LONGEST_UNASKED_FOR_ALL);
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
