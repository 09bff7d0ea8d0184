package dev.switchboard.outboundsender.media;

import java.time.Instant;

/**
 * A file that Meta has.
 *
 * @param mediaId Meta's id of it, usable from its number only
 * @param mimeType what the file is, by its content
 * @param bytes its size
 * @param expiresAt until when Meta keeps it
 */
record UploadedMedia(String mediaId, String mimeType, long bytes, Instant expiresAt) {}
