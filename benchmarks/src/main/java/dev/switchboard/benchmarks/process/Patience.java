package dev.switchboard.benchmarks.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting that ends. */
public final class Patience {

    private static final Duration STEP = Duration.ofMillis(50);

    private Patience() {}

    /**
     * Returns when the condition holds.
     *
     * @throws RunFailure when it does not within {@code limit}; {@code what} completes the sentence "… took longer than"
     */
    public static void until(String what, Duration limit, BooleanSupplier condition) {
        var begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > limit.toNanos()) {
                throw new RunFailure("%s took longer than %d s.".formatted(what, limit.toSeconds()));
            }
            pause(STEP);
        }
    }

    /** Lets time pass; an interrupt ends the run. */
    public static void pause(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        for (var left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                throw new RunFailure("The run was interrupted.");
            }
        }
    }
}
