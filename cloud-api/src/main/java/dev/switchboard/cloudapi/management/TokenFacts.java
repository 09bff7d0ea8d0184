package dev.switchboard.cloudapi.management;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Meta says about an access token.
 *
 * @param valid whether it is accepted now
 * @param expiresAt null when it never ends
 */
public record TokenFacts(boolean valid, @Nullable Instant expiresAt) {

    /** Reads the answer of {@code debug_token}; empty when it is none. */
    public static Optional<TokenFacts> read(byte[] body) {
        var data = ManagementJson.tree(body).path("data");
        if (!data.path("is_valid").isBoolean()) {
            return Optional.empty();
        }
        var seconds = data.path("expires_at").asLong(0);
        return Optional.of(new TokenFacts(
                data.path("is_valid").asBoolean(), seconds <= 0 ? null : Instant.ofEpochSecond(seconds)));
    }
}
