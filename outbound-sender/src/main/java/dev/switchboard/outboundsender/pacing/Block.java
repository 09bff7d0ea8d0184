package dev.switchboard.outboundsender.pacing;

import java.time.Duration;

/**
 * Consecutive moments of one number that belong to this instance: one message each. Moments that passed unused may be used until as
 * long after the block as the block is long, and are lost then.
 */
final class Block {

    private final long start;
    private final long interval;
    private final int size;
    private int spent;

    /**
     * A block of moments.
     *
     * @param start of the first one, on the scale of {@link System#nanoTime()}
     */
    Block(long start, Duration interval, int size) {
        this.start = start;
        this.interval = interval.toNanos();
        this.size = size;
    }

    /** How many messages may leave now. */
    int free(long now) {
        return now < start ? 0 : (int) Math.min(size, (now - start) / interval + 1) - spent;
    }

    void spend(int messages) {
        spent += messages;
    }

    /** Whether nothing of it can be used any more. */
    boolean over(long now) {
        return spent >= size || now - start >= 2L * size * interval;
    }

    /** How long until the next moment that is not used. */
    Duration untilFree(long now) {
        return Duration.ofNanos(Math.max(0, start + spent * interval - now));
    }
}
