package dev.switchboard.consentservice.erasure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** When an erasure is complete. */
@ConfigMapping(prefix = "switchboard.erasure")
public interface ErasureConfig {

    /** The services that must answer. What holds at the time of a request counts for it. */
    @WithDefault("conversation-service,outbound-sender,consent-service")
    List<String> services();

    /** Past it an erasure that is not completed counts as overdue. */
    @WithDefault("24h")
    Duration overdueAfter();

    /** How long brokers keep a segment of a topic open ({@code segment.ms}): records live so much longer than their retention. */
    @WithDefault("7d")
    Duration segmentRoll();
}
