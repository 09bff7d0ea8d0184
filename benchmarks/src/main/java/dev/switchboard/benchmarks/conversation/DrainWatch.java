package dev.switchboard.benchmarks.conversation;

import dev.switchboard.benchmarks.process.Child;
import dev.switchboard.benchmarks.process.Patience;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.benchmarks.process.RunOptions;
import java.time.Duration;

/**
 * Watches a group's committed offsets. The service commits a batch only after its rows are stored and its events published, so the offsets
 * tell what is done, and asking for them costs the database nothing.
 */
final class DrainWatch {

    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration LINE_EVERY = Duration.ofSeconds(1);
    private static final double NANOS = 1e9;

    private final Lane lane;
    private final String group;
    private final Child service;
    private final RunOptions options;

    DrainWatch(Lane lane, String group, Child service, RunOptions options) {
        this.lane = lane;
        this.group = group;
        this.service = service;
        this.options = options;
    }

    /** Returns when the group has done with so many records, and tells how long that took; prints the rate of each second. */
    Duration until(long records, Duration limit) {
        var begin = System.nanoTime();
        var lineAt = begin;
        var lineDone = lane.committed(group);
        var first = lineDone;
        while (true) {
            var done = lane.committed(group);
            var now = System.nanoTime();
            if (done >= records) {
                return Duration.ofNanos(now - begin);
            }
            if (now - lineAt >= LINE_EVERY.toNanos()) {
                options.say("  %5.1f s  %,9d drained  %,8.0f/s"
                        .formatted((now - begin) / NANOS, done - first, (done - lineDone) * NANOS / (now - lineAt)));
                lineAt = now;
                lineDone = done;
            }
            if (now - begin > limit.toNanos()) {
                throw new RunFailure("After %d s, %,d of %,d records are drained."
                        .formatted(limit.toSeconds(), done - first, records - first));
            }
            service.requireAlive();
            Patience.pause(STEP);
        }
    }
}
