package dev.switchboard.simulator.clock;

import dev.switchboard.simulator.control.Reset;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Real time plus an offset that only grows, until it is reset. */
@Singleton
public class SimulatedClock implements InstantSource {

    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(offset.get());
    }

    /** How far simulated time is ahead of real time. */
    public Duration offset() {
        return offset.get();
    }

    void advance(Duration by) {
        offset.accumulateAndGet(by, Duration::plus);
    }

    void reset() {
        offset.set(Duration.ZERO);
    }

    void forget(@Observes Reset reset) {
        reset();
    }
}
