package dev.switchboard.simulator.media;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What Meta tells of a file: where to fetch it, and what it is. The hash is hexadecimal here, base64 in webhooks. */
public record MediaDescription(
        @JsonProperty("messaging_product") String messagingProduct,
        String url,
        @JsonProperty("mime_type") String mimeType,
        String sha256,
        @JsonProperty("file_size") long fileSize,
        String id) {

    /** Describes the file, to be fetched from {@code url}. */
    public static MediaDescription of(StoredMedia media, String url) {
        return new MediaDescription("whatsapp", url, media.mimeType(), media.sha256Hex(), media.size(), media.id());
    }
}
