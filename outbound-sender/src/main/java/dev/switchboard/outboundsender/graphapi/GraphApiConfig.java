package dev.switchboard.outboundsender.graphapi;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How outbound-sender reaches Meta's Graph API. */
@ConfigMapping(prefix = "switchboard.graph-api")
public interface GraphApiConfig {

    /** Root of the API, without a version; the simulator's address in the local stack. */
    URI baseUrl();

    /** Graph API version, e.g. {@code v25.0}. No default: an upgrade is a decision. */
    @Pattern(regexp = "v\\d+\\.\\d+")
    String version();

    /** Bearer token of the system user. Secret: from the environment only. */
    String accessToken();

    /**
     * Token of the app, {@code {app id}|{app secret}}, with which Meta tells when the access token ends. Secret. Without it the
     * end of the token is not watched.
     */
    Optional<String> appToken();

    /** Longest wait for a complete answer; past it the outcome is unknown. */
    @WithDefault("10s")
    Duration timeout();

    /** Longest wait for a connection; past it the message has provably not been sent. */
    @WithDefault("3s")
    Duration connectTimeout();
}
