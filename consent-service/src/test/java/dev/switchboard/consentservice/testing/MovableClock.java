package dev.switchboard.consentservice.testing;

import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** System time, moved forward by tests. */
@Mock
@ApplicationScoped
public class MovableClock implements InstantSource {

    private volatile Duration offset = Duration.ZERO;

    @Override
    public Instant instant() {
        return InstantSource.system().instant().plus(offset);
    }

    /** Moves time for as long as the test wants it. */
    public void forward(Duration by) {
        offset = offset.plus(by);
    }

    /** Takes time back to where it is outside. */
    public void reset() {
        offset = Duration.ZERO;
    }
}
