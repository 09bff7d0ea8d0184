package dev.switchboard.conversationservice.media;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Pattern;
import java.net.URI;

/** How Meta's Graph API is reached, to ask where files are. */
@ConfigMapping(prefix = "switchboard.graph-api")
public interface GraphApiConfig {

    /** Root of the API, without a version; the simulator's address in the local stack. */
    URI baseUrl();

    /** Graph API version, e.g. {@code v25.0}. No default: an upgrade is a decision. */
    @Pattern(regexp = "v\\d+\\.\\d+")
    String version();

    /** Bearer token of the system user. Secret: from the environment only. */
    String accessToken();
}
