package dev.switchboard.benchmarks.ingress;

import java.time.Duration;

/**
 * How long each part of the run takes.
 *
 * @param rounds how often both targets are measured, in turns
 * @param warmUp of each target, unpaced
 * @param settle of each target, at the rate it is measured at
 * @param steady the measured load at a fixed rate, a round and target
 * @param saturation the measured load without pace, a round and target
 * @param batches the load of large batches
 */
record Plan(int rounds, Duration warmUp, Duration settle, Duration steady, Duration saturation, Duration batches) {

    /** About five minutes. */
    static Plan full(int rounds) {
        return new Plan(
                rounds,
                Duration.ofSeconds(20),
                Duration.ofSeconds(4),
                Duration.ofSeconds(12),
                Duration.ofSeconds(8),
                Duration.ofSeconds(20));
    }

    /** To see that everything works; its figures mean little. */
    static Plan quick() {
        return new Plan(
                1,
                Duration.ofSeconds(4),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5));
    }
}
