package dev.switchboard.outboundsender.pacing;

import java.time.Duration;

/**
 * Consecutive moments of one number that belong to this instance: one message each. Of moments that passed unused as many as the
 * next block has may be used with it, if it begins soon; the others are lost.
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

    /** Adds moments that an earlier block had left, as many as this one has itself: the pace may be another by now. */
    void add(int moments) {
        spent -= Math.min(moments, size);
    }

    /** Whether all its moments have come, used or not. */
    boolean passed(long now) {
        return spent >= size || now - start >= size * interval;
    }

    /** How many moments that came unused may be used with the next block. */
    int left(long now) {
        return now - start < 3L * size * interval ? free(now) : 0;
    }

    /** How long until the next moment that is not used. */
    Duration untilFree(long now) {
        return Duration.ofNanos(Math.max(0, start + spent * interval - now));
    }
}
