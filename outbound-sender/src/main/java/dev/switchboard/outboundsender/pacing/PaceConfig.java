package dev.switchboard.outboundsender.pacing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How fast messages leave. */
@ConfigMapping(prefix = "switchboard.pace")
public interface PaceConfig {

    /** Messages a second of a number of which Meta has told nothing else. */
    @WithDefault("80")
    @Min(1)
    int messagesPerSecond();

    /**
     * How long a stretch of a number's time an instance takes at once. Longer means fewer writes; with several instances it is
     * also how long a message may wait for the other's stretch to end.
     */
    @WithDefault("50ms")
    Duration block();

    /** Between two messages to the same customer, once the burst is used up. */
    @WithDefault("6s")
    Duration pairInterval();

    /** Messages to one customer that may leave at once; each is paid for by one interval of silence. */
    @WithDefault("45")
    @Min(1)
    int pairBurst();
}
