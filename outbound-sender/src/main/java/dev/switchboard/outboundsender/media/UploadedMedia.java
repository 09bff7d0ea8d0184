package dev.switchboard.outboundsender.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that Meta has.
 *
 * @param mediaId Meta's id of it, usable from its number only
 * @param mimeType what the file is, by its content
 * @param bytes its size
 * @param expiresAt until when Meta keeps it
 * @param remark what the customer will see of it that the sender may not expect; null when nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UploadedMedia(
        String mediaId,
        String mimeType,
        long bytes,
        Instant expiresAt,
        @Nullable String remark) {}
