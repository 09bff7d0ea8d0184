package dev.switchboard.benchmarks.ingress;

import dev.switchboard.benchmarks.load.LoadResult;
import java.time.Duration;
import java.util.Collection;

/**
 * One target in one round.
 *
 * @param cpu CPU time of the target's process under the steady load
 * @param steady the load at a fixed rate
 * @param saturation the load without pace
 */
record Measured(Duration cpu, LoadResult steady, LoadResult saturation) {

    private static final double NANOS_PER_MICRO = 1_000;

    /** CPU time a webhook, in microseconds. */
    double cpuMicros() {
        return cpu.toNanos() / NANOS_PER_MICRO / Math.max(1, steady.ok());
    }

    /** The middle of the figures, the mean of the two middle ones where their number is even. */
    static double median(Collection<Double> figures) {
        var sorted = figures.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing has no median");
        }
        var half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
