package dev.switchboard.outboundsender.campaign;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How campaigns are run. */
@ConfigMapping(prefix = "switchboard.campaign")
public interface CampaignConfig {

    /** How often running campaigns are looked at; not below a second. */
    @WithDefault("1s")
    Duration poll();

    /** Most messages of a campaign that are released and have not ended: what a pause has to hold, and what the topic carries. */
    @WithDefault("500")
    @Min(1)
    int underWay();

    /** Share of failures from which a campaign stops itself; 1 switches it off. */
    @WithDefault("0.2")
    @DecimalMin("0.01")
    @DecimalMax("1")
    double failureShare();

    /** Of how many messages that ended last; before there are so many nothing is judged. */
    @WithDefault("100")
    @Min(1)
    int failureSample();

    /** How long after the end of a campaign it is kept who its recipients were. */
    @WithDefault("90d")
    Duration keep();
}
