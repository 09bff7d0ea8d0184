package dev.switchboard.outboundsender.mirror;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;

/** What is mirrored from Meta, and how often. */
@ConfigMapping(prefix = "switchboard.mirror")
public interface MirrorConfig {

    /** The WhatsApp Business Accounts whose templates and numbers are used here, by Meta's ids. No default. */
    List<@Pattern(regexp = "\\d{1,32}") String> wabaIds();

    /** How often all templates are read, besides news of them. */
    @WithDefault("5m")
    Duration templatesEvery();

    /** How often all numbers are read, besides news of them. */
    @WithDefault("15m")
    Duration numbersEvery();

    /** How often the end of the access token is looked up. */
    @WithDefault("1h")
    Duration tokenEvery();

    /** How long after a reading began the next may begin that somebody asked for: Meta counts management calls by the hour. */
    @WithDefault("20s")
    Duration breather();

    /** How many templates are asked for at once. */
    @WithDefault("100")
    @Min(1)
    @Max(500)
    int pageSize();

    /** How long a replica may be silent in the middle of reading before another one begins anew. */
    @WithDefault("30s")
    Duration lease();

    /** How long to wait after a failure; doubled with each further one. */
    @WithDefault("5s")
    Duration backoff();

    /** The longest such wait. */
    @WithDefault("10m")
    Duration longestBackoff();

    /** How often to look whether anything is due. */
    @WithDefault("1s")
    Duration poll();
}
