package dev.switchboard.conversationservice.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer did to an earlier message.
 *
 * @param wamid of the edit or revocation itself
 * @param originalWamid of the message it is about
 * @param content what the message says now, as JSON; null when it was revoked
 * @param happenedAt by Meta's clock
 */
public record MessageChange(
        String wamid, String originalWamid, @Nullable String content, Instant happenedAt) {

    @Override
    public String toString() {
        return "MessageChange[%s]".formatted(content == null ? "revoked" : "edited");
    }
}
