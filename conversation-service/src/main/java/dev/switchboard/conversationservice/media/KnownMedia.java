package dev.switchboard.conversationservice.media;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of a message as it stands.
 *
 * @param state pending, stored or unavailable
 * @param reason why the last attempt failed
 * @param file what is stored; null until then
 */
record KnownMedia(
        UUID id,
        UUID messageId,
        String state,
        @Nullable String reason,
        @Nullable Instant failedAt,
        @Nullable StoredFile file) {

    @Override
    public String toString() {
        return "KnownMedia[%s, %s]".formatted(id, state);
    }
}
