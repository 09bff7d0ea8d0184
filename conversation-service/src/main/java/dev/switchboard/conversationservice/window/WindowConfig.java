package dev.switchboard.conversationservice.window;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** How service windows are watched. */
@ConfigMapping(prefix = "switchboard.windows")
public interface WindowConfig {

    /** How much is left of a window when {@code WindowClosing} is announced; one event a mark. */
    @WithDefault("PT2H,PT30M")
    Set<Duration> closingMarks();
}
