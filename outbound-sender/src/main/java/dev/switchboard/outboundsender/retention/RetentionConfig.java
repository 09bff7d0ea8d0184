package dev.switchboard.outboundsender.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How long the sender remembers. */
@ConfigMapping(prefix = "switchboard.retention")
public interface RetentionConfig {

    /**
     * From the end of a message until it is forgotten with its calls and decisions. Longer than a command can come again, which is
     * 15 days, or it would be sent again.
     */
    @WithDefault("90d")
    Duration messages();

    /** How often it is looked for what to forget. */
    @WithDefault("10m")
    Duration every();

    /** Rows of a table that one transaction forgets. */
    @WithDefault("500")
    @Min(1)
    int rowsAtOnce();
}
