package dev.switchboard.outboundsender.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what comes late about erased contacts is looked for. */
@ConfigMapping(prefix = "switchboard.erasure")
public interface ErasureConfig {

    /** Meta repeats webhooks for up to seven days, and a day for commands and statuses to be read. */
    @WithDefault("8d")
    Duration lookFor();
}
