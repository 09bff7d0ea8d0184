package dev.switchboard.conversationservice.media;

import dev.switchboard.contracts.content.MediaKind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.metadata.HttpHeaders;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/** What a file is, by its bytes; names and declared types are only what somebody says, and at most narrow down what the bytes allow. */
final class ContentType {

    /** Containers of films and sounds: their first bytes do not tell which it is. */
    private static final Set<String> CONTAINERS = Set.of(
            "application/mp4",
            "application/ogg",
            "video/3gpp",
            "video/3gpp2",
            "video/mp4",
            "video/ogg",
            "video/quicktime");

    private static final String UNKNOWN = "application/octet-stream";
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private ContentType() {}

    /**
     * The type of a file.
     *
     * @throws FetchException with {@link FailureReason#TYPE_MISMATCH} when a picture, film, sound or sticker is plainly something else;
     *     what nobody can tell is {@code application/octet-stream}
     */
    static String of(Path file, MediaKind kind, @Nullable String fileName, @Nullable String toldType)
            throws IOException, FetchException {
        return switch (kind) {
            case IMAGE, STICKER -> picture(file);
            case VIDEO -> played(file, "video/", toldType);
            case AUDIO -> played(file, "audio/", toldType);
            case DOCUMENT, OTHER -> detect(file, fileName, toldType);
        };
    }

    /** The usual ending of such a file, with its dot; empty when there is none. */
    static String extension(String type) {
        try {
            return TYPES.forName(type).getExtension();
        } catch (MimeTypeException e) {
            return "";
        }
    }

    private static String picture(Path file) throws IOException, FetchException {
        var type = detect(file, null, null);
        // A drawing with scripts in it is no picture.
        if (type.equals(UNKNOWN) || (type.startsWith("image/") && !type.endsWith("xml"))) {
            return type;
        }
        throw new FetchException(FailureReason.TYPE_MISMATCH);
    }

    /** A container may hold either: there the sender's word counts, within the family. */
    private static String played(Path file, String family, @Nullable String toldType)
            throws IOException, FetchException {
        var type = detect(file, null, null);
        if (CONTAINERS.contains(type)) {
            var told = bare(toldType);
            return told != null && told.startsWith(family) ? told : type;
        }
        if (type.equals(UNKNOWN) || type.startsWith(family)) {
            return type;
        }
        throw new FetchException(FailureReason.TYPE_MISMATCH);
    }

    private static String detect(Path file, @Nullable String fileName, @Nullable String toldType) throws IOException {
        var hints = new Metadata();
        if (fileName != null) {
            hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
        }
        var told = bare(toldType);
        if (told != null) {
            hints.set(HttpHeaders.CONTENT_TYPE, told);
        }
        try (var content = new BufferedInputStream(Files.newInputStream(file))) {
            return TYPES.detect(content, hints).getBaseType().toString();
        }
    }

    /** Without parameters; null when it is none. */
    private static @Nullable String bare(@Nullable String type) {
        if (type == null) {
            return null;
        }
        var end = type.indexOf(';');
        var bare = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return bare.matches("[a-z0-9.+-]{1,64}/[a-z0-9.+-]{1,100}") ? bare : null;
    }
}
