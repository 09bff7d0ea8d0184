package dev.switchboard.conversationservice.media;

import dev.switchboard.contracts.content.MediaKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that this process has claimed for one attempt.
 *
 * @param claim allows to say how the attempt ended, until somebody else claims the file
 * @param link address that came with the message, maybe dead
 * @param linkUntil until when that address is worth a try
 * @param attempts of this round, with this one
 */
record DueMedia(
        UUID id,
        UUID messageId,
        UUID claim,
        String phoneNumberId,
        MediaKind kind,
        @Nullable String metaId,
        @Nullable String link,
        @Nullable Instant linkUntil,
        @Nullable String toldMimeType,
        @Nullable String toldSha256,
        @Nullable String toldFileName,
        Instant expiresAt,
        int round,
        int attempts) {

    @Override
    public String toString() {
        return "DueMedia[%s]".formatted(id);
    }
}
