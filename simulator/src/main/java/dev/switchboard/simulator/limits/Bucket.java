package dev.switchboard.simulator.limits;

import java.time.Duration;
import java.time.Instant;

/** Tokens that come back one by one. Thread-safe. */
final class Bucket {

    private Instant filledAt;
    private long tokens;

    Bucket(Instant now, int tokens) {
        this.filledAt = now;
        this.tokens = tokens;
    }

    /** Takes a token if there is one, of at most {@code burst}; each {@code pace} brings one back. */
    synchronized boolean take(Instant now, int burst, Duration pace) {
        if (now.isBefore(filledAt)) {
            filledAt = now;
        }
        var back = Duration.between(filledAt, now).dividedBy(pace);
        if (back > 0) {
            tokens = Math.min(burst, tokens + back);
            filledAt = tokens == burst ? now : filledAt.plus(pace.multipliedBy(back));
        }
        if (tokens == 0) {
            return false;
        }
        tokens--;
        return true;
    }
}
