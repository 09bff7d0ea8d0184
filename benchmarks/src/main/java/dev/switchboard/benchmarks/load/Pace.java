package dev.switchboard.benchmarks.load;

import java.time.Duration;

/** When requests are due, counted from the start of a load. All times are nanoseconds since then. */
public sealed interface Pace {

    /** How many requests should have been started by now. */
    long dueBy(long elapsed);

    /** When request {@code index} was due; {@code elapsed} is now. */
    long intendedAt(long index, long elapsed);

    /** How many requests the whole load has; {@link Long#MAX_VALUE} where time alone ends it. */
    long total();

    /** How long the load lasts. */
    Duration length();

    /**
     * Open loop: evenly spread, whatever the target does.
     *
     * @param perSecond requests a second
     */
    record Scheduled(double perSecond, Duration length) implements Pace {

        private static final double NANOS = 1e9;

        public Scheduled {
            if (!(perSecond > 0)) {
                throw new IllegalArgumentException("a rate is above zero, not " + perSecond);
            }
        }

        @Override
        public long dueBy(long elapsed) {
            return elapsed < 0 ? 0 : Math.min(total(), (long) (elapsed * perSecond / NANOS) + 1);
        }

        @Override
        public long intendedAt(long index, long elapsed) {
            return (long) Math.ceil(index * NANOS / perSecond);
        }

        @Override
        public long total() {
            return Math.round(length.toNanos() * perSecond / NANOS);
        }
    }

    /** Closed loop: each connection asks again as soon as it was answered. */
    record Unpaced(Duration length) implements Pace {

        @Override
        public long dueBy(long elapsed) {
            return elapsed < length.toNanos() ? Long.MAX_VALUE : 0;
        }

        @Override
        public long intendedAt(long index, long elapsed) {
            return elapsed;
        }

        @Override
        public long total() {
            return Long.MAX_VALUE;
        }
    }
}
