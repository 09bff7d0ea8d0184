package dev.switchboard.outboundsender.pause;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long pauses are. */
@ConfigMapping(prefix = "switchboard.pause")
public interface PauseConfig {

    /** How long campaigns and other unasked messages of a number wait after Meta called them spam; answers go on. */
    @WithDefault("1h")
    Duration initiated();
}
