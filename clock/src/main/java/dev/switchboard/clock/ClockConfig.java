package dev.switchboard.clock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where time comes from. */
@ConfigMapping(prefix = "switchboard.clock")
public interface ClockConfig {

    /**
     * Address that tells how far time was moved, {@code {"offset":"PT23H"}}: the simulator's {@code /_sim/clock}. Only the
     * local stack sets it; without it time is the system's.
     */
    Optional<URI> url();

    /** How often that address is asked. */
    @WithDefault("250ms")
    Duration interval();
}
