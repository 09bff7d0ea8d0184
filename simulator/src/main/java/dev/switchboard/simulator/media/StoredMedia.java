package dev.switchboard.simulator.media;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One file.
 *
 * @param id Meta's id
 * @param phoneNumberId the only number that may use it; null for what a customer sent
 * @param mimeType as its sender named it, parameters included
 * @param fileName as its sender named it, null for none
 * @param sha256Hex hash of the content
 * @param size bytes
 * @param content where the bytes are
 * @param createdAt simulated time
 */
public record StoredMedia(
        String id,
        @Nullable String phoneNumberId,
        String mimeType,
        @Nullable String fileName,
        String sha256Hex,
        long size,
        Path content,
        Instant createdAt) {

    private static final Duration UPLOADED = Duration.ofDays(30);
    private static final Duration RECEIVED = Duration.ofDays(7);

    /** When the id dies: after 30 days for uploads, after 7 for what a customer sent. */
    Instant expiresAt() {
        return createdAt.plus(phoneNumberId == null ? RECEIVED : UPLOADED);
    }

    /** The hash as webhooks write it. */
    public String sha256Base64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256Hex));
    }

    /** The type without its parameters, in lower case. */
    public String plainType() {
        return MediaTypes.plain(mimeType);
    }
}
