package dev.switchboard.conversationservice.media;

import java.time.Duration;

/** When an attempt must have ended, by a clock that nobody turns. */
final class Deadline {

    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left; never negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }
}
