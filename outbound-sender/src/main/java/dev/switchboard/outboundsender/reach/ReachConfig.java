package dev.switchboard.outboundsender.reach;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How the portfolio's limit of unique people in 24 hours is kept. */
@ConfigMapping(prefix = "switchboard.reach")
public interface ReachConfig {

    /** People in 24 hours while Meta has not told the limit, or in words that are not understood; Meta's lowest limit. */
    @WithDefault("250")
    @Min(0)
    int limitWhenUnknown();

    /** The largest share of the limit that one instance takes at once, in percent. */
    @WithDefault("1")
    @Min(1)
    @Max(100)
    int block();

    /** How long an instance keeps room that it does not use. */
    @WithDefault("10s")
    Duration lease();

    /** How often a message that finds no room looks again. */
    @WithDefault("5s")
    Duration recheck();
}
