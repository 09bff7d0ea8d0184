package dev.switchboard.outboundsender.media;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a file is to be sent as, with the size WhatsApp takes for it. */
enum FileUse {
    /** A still picture. */
    IMAGE(5 << 20),
    /** A film. */
    VIDEO(16 << 20),
    /** Sound. */
    AUDIO(16 << 20),
    /** Sound that shows as a voice note. */
    VOICE(16 << 20),
    /** A still sticker; a moving one may be larger. */
    STICKER(100 << 10),
    /** Any of the documents WhatsApp promises to take. */
    DOCUMENT(100 << 20);

    private static final long MOVING_STICKER_BYTES_MAX = 500 << 10;

    private static final long PLAYED_AT_ONCE_BYTES_MAX = 512 << 10;

    private final long bytesMax;

    FileUse(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    boolean takes(FileType type) {
        return types().contains(type.mimeType());
    }

    long bytesMax(FileType type) {
        return this == STICKER && type.moving() ? MOVING_STICKER_BYTES_MAX : bytesMax;
    }

    /** What the customer will see of it that the sender may not expect. */
    @Nullable
    String remark(long bytes) {
        return this == VOICE && bytes > PLAYED_AT_ONCE_BYTES_MAX
                ? "The voice note has %,d bytes; above %,d WhatsApp shows it to be downloaded first."
                        .formatted(bytes, PLAYED_AT_ONCE_BYTES_MAX)
                : null;
    }

    private Set<String> types() {
        return switch (this) {
            case IMAGE -> Set.of("image/jpeg", "image/png");
            case VIDEO -> Set.of("video/mp4", "video/3gpp");
            case AUDIO -> Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg");
            case VOICE -> Set.of("audio/ogg");
            case STICKER -> Set.of("image/webp");
            case DOCUMENT ->
                Set.of(
                        "text/plain",
                        "application/pdf",
                        "application/msword",
                        "application/vnd.ms-excel",
                        "application/vnd.ms-powerpoint",
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        "application/vnd.openxmlformats-officedocument.presentationml.presentation");
        };
    }
}
