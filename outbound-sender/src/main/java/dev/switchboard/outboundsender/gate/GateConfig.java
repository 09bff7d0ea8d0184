package dev.switchboard.outboundsender.gate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How strict the gate is. */
@ConfigMapping(prefix = "switchboard.gate")
public interface GateConfig {

    /** How long before its end a window counts as closed, since the way to Meta takes time too. */
    @WithDefault("5m")
    Duration windowMargin();

    /** How long a message waits for news of its window before it is refused: commands and windows travel on different topics. */
    @WithDefault("2s")
    Duration grace();

    /** How long a template waits until the account's templates were read for the first time, before it is refused. */
    @WithDefault("30s")
    Duration templateGrace();

    /** How often the gate looks again whether a number that may only answer may write first again, or a paused campaign goes on. */
    @WithDefault("2s")
    Duration pausedRecheck();

    /** How often the gate looks again meanwhile. */
    @WithDefault("100ms")
    Duration recheck();
}
