package dev.switchboard.outboundsender.mirror;

import dev.switchboard.outboundsender.graphapi.SendOutcome;
import java.time.Duration;

/** How long to leave Meta alone after it did not tell what was asked for. */
public final class Patience {

    /** Management calls are counted by the hour. */
    private static final Duration LONGEST_WHEN_LIMITED = Duration.ofHours(1);

    private static final Duration FIRST_WHEN_LIMITED = Duration.ofMinutes(1);

    private Patience() {}

    /**
     * The wait after one more failure.
     *
     * @param failures in a row before it
     */
    public static Duration after(SendOutcome outcome, int failures, MirrorConfig config) {
        return switch (outcome) {
            case SendOutcome.Throttled throttled ->
                throttled.retryAfter() != null && throttled.retryAfter().isPositive()
                        ? throttled.retryAfter()
                        : doubled(FIRST_WHEN_LIMITED, failures, LONGEST_WHEN_LIMITED);
            case SendOutcome.Barred _ -> config.longestBackoff();
            case SendOutcome.NotSent _, SendOutcome.Unknown _, SendOutcome.Rejected _, SendOutcome.Accepted _ ->
                doubled(config.backoff(), failures, config.longestBackoff());
        };
    }

    private static Duration doubled(Duration first, int failures, Duration longest) {
        var doubled = first.multipliedBy(1L << Math.min(failures, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
