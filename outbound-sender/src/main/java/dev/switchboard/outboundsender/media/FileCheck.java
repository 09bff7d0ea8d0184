package dev.switchboard.outboundsender.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether WhatsApp would take a file for its use. */
sealed interface FileCheck {

    /** It would; under this type. */
    record Fit(FileType type, long bytes) implements FileCheck {}

    /**
     * It would not.
     *
     * @param code stable: file_empty, file_type, file_unfit, file_too_large
     * @param reason the same in a sentence, with limit and size where there are such
     */
    record Unfit(String code, String reason) implements FileCheck {
        public Unfit {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Looks at the file, not at what is said about it; of its name the ending counts for office documents only. */
    static FileCheck of(Path file, @Nullable String fileName, FileUse use) throws IOException {
        var bytes = Files.size(file);
        if (bytes == 0) {
            return new Unfit("file_empty", "The file is empty.");
        }
        byte[] head;
        try (var stream = Files.newInputStream(file)) {
            head = stream.readNBytes(FileTypes.HEAD_BYTES);
        }
        var known = FileTypes.of(head, fileName);
        if (known.isEmpty() || !use.takes(known.get())) {
            return new Unfit(
                    "file_type",
                    use == FileUse.VOICE
                            ? "A voice note is Ogg with Opus in it; this is %s. Convert it, or send it as AUDIO."
                                    .formatted(name(known.orElse(null)))
                            : "WhatsApp does not take %s as %s.".formatted(name(known.orElse(null)), use));
        }
        var type = known.get();
        if (type.trouble() != null) {
            return new Unfit("file_unfit", type.trouble());
        }
        if (bytes > use.bytesMax(type)) {
            return new Unfit(
                    "file_too_large",
                    "The file has %,d bytes, WhatsApp takes %,d of %s as %s."
                            .formatted(bytes, use.bytesMax(type), type.mimeType(), use));
        }
        return new Fit(type, bytes);
    }

    private static String name(@Nullable FileType type) {
        return type == null ? "a file of this content" : type.mimeType();
    }
}
