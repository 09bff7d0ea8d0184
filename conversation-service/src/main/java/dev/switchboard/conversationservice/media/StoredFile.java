package dev.switchboard.conversationservice.media;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a file once its bytes are in the store.
 *
 * @param mimeType found by content
 * @param sha256 hex
 * @param fileName the sender's, made safe
 * @param thumbnailType media type of the small picture; null when there is none
 */
record StoredFile(
        String mimeType,
        long sizeBytes,
        String sha256,
        @Nullable String fileName,
        @Nullable String thumbnailType) {

    @Override
    public String toString() {
        return "StoredFile[%s, %d bytes]".formatted(mimeType, sizeBytes);
    }
}
