package dev.switchboard.outboundsender.media;

import java.util.Set;

/** What a file is to be sent as, with the types and the size WhatsApp takes for it. */
enum FileUse {
    /** A still picture. */
    IMAGE(5 << 20, "image/jpeg", "image/png"),
    /** A film. */
    VIDEO(16 << 20, "video/mp4", "video/3gpp"),
    /** Sound. */
    AUDIO(16 << 20, "audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"),
    /** Sound that shows as a voice note. */
    VOICE(16 << 20, "audio/ogg"),
    /** A still sticker; a moving one may be larger. */
    STICKER(100 << 10, "image/webp"),
    /** Any of the documents WhatsApp promises to take. */
    DOCUMENT(
            100 << 20,
            "text/plain",
            "application/pdf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private static final long MOVING_STICKER_BYTES_MAX = 500 << 10;

    private final long bytesMax;
    private final Set<String> types;

    FileUse(long bytesMax, String... types) {
        this.bytesMax = bytesMax;
        this.types = Set.of(types);
    }

    boolean takes(FileType type) {
        return types.contains(type.mimeType());
    }

    long bytesMax(FileType type) {
        return this == STICKER && type.moving() ? MOVING_STICKER_BYTES_MAX : bytesMax;
    }
}
