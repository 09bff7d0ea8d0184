package dev.switchboard.conversationservice.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The file of a message, as the API shows it; what is not known is left out.
 *
 * @param id ours
 * @param state pending, stored or unavailable; pending goes on by itself, unavailable only when somebody asks
 * @param reason why the last attempt failed, such as expired, too_large, hash_mismatch
 * @param failedAt when that was
 * @param mimeType found by content
 * @param sizeBytes size
 * @param sha256 hex
 * @param fileName the sender's, made safe to save under
 * @param links where the bytes are, once they are stored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MediaView(
        UUID id,
        String state,
        @Nullable String reason,
        @Nullable Instant failedAt,
        @Nullable String mimeType,
        @Nullable Long sizeBytes,
        @Nullable String sha256,
        @Nullable String fileName,
        @Nullable MediaPaths links) {

    /**
     * Where the bytes are, below the address of the service.
     *
     * @param thumbnail of a small picture, where there is one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MediaPaths(String content, @Nullable String thumbnail) {}

    static MediaView of(KnownMedia media) {
        var file = media.file();
        var path = "/api/v1/media/" + media.id();
        if (file == null) {
            return new MediaView(
                    media.id(), media.state(), media.reason(), media.failedAt(), null, null, null, null, null);
        }
        return new MediaView(
                media.id(),
                media.state(),
                null,
                null,
                file.mimeType(),
                file.sizeBytes(),
                file.sha256(),
                file.fileName(),
                new MediaPaths(path, file.thumbnailType() == null ? null : path + "/thumbnail"));
    }

    @Override
    public String toString() {
        return "MediaView[id=%s, state=%s]".formatted(id, state);
    }
}
