package dev.switchboard.conversationservice.media;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/** Whether a browser shows a file or saves it, and under which name. Only what it cannot run is shown. */
final class Disposition {

    private static final Set<String> SHOWN = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "audio/aac",
            "audio/x-aac",
            "audio/amr",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
            "audio/opus",
            "video/mp4",
            "video/3gpp");

    private Disposition() {}

    /** The header. */
    static String of(UUID mediaId, StoredFile file) {
        var told = file.fileName();
        var name = told == null ? mediaId + ContentType.extension(file.mimeType()) : told;
        var way = SHOWN.contains(file.mimeType()) ? "inline" : "attachment";
        var plain = name.replaceAll("[^A-Za-z0-9 ._-]", "_");
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "%s; filename=\"%s\"; filename*=UTF-8''%s".formatted(way, plain, encoded);
    }
}
