package dev.switchboard.conversationservice.media;

import java.net.URI;
import java.time.Instant;

/**
 * A link that works for whoever has it, without further permission.
 *
 * @param expiresAt when it stops
 */
public record LinkView(URI url, Instant expiresAt) {

    @Override
    public String toString() {
        return "LinkView[until %s]".formatted(expiresAt);
    }
}
