package dev.switchboard.simulator.media;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Which types can be uploaded, and how big a file of each may be. */
public final class MediaTypes {

    private static final long MEGABYTE = 1024 * 1024;

    private static final Map<String, List<String>> BY_KIND = Map.of(
            "audio", List.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"),
            "image", List.of("image/jpeg", "image/png"),
            "video", List.of("video/mp4", "video/3gpp"),
            "sticker", List.of("image/webp"),
            "document",
                    List.of(
                            "text/plain",
                            "application/pdf",
                            "application/msword",
                            "application/vnd.ms-excel",
                            "application/vnd.ms-powerpoint",
                            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            "application/vnd.openxmlformats-officedocument.presentationml.presentation"));

    private static final Map<String, Long> MOST = Map.of(
            "audio",
            16 * MEGABYTE,
            "image",
            5 * MEGABYTE,
            "video",
            16 * MEGABYTE,
            "sticker",
            500 * 1024L,
            "document",
            100 * MEGABYTE);

    private static final Map<String, Long> MOST_BY_TYPE = mostByType();

    private MediaTypes() {}

    /** The most bytes of a file of that type; empty when it cannot be uploaded. */
    public static OptionalLong most(String mimeType) {
        var most = MOST_BY_TYPE.get(plain(mimeType));
        return most == null ? OptionalLong.empty() : OptionalLong.of(most);
    }

    /** All types that can be uploaded. */
    static String all() {
        return String.join(", ", MOST_BY_TYPE.keySet());
    }

    /** Whether a message of that kind can carry such a file; a document may be anything that could be uploaded. */
    public static boolean fits(String kind, StoredMedia media) {
        return fits(kind, media.plainType());
    }

    /** Whether a message of that kind can carry a file of that type, named without parameters. */
    static boolean fits(String kind, String plainType) {
        return kind.equals("document") || BY_KIND.getOrDefault(kind, List.of()).contains(plainType);
    }

    /** The most bytes of a file in a message of that kind. */
    static long mostOfKind(String kind) {
        return MOST.getOrDefault(kind, 0L);
    }

    /** Without parameters, in lower case. */
    static String plain(String mimeType) {
        return mimeType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Long> mostByType() {
        var most = new LinkedHashMap<String, Long>();
        for (var kind : List.of("audio", "image", "video", "sticker", "document")) {
            for (var type : BY_KIND.getOrDefault(kind, List.of())) {
                most.put(type, MOST.getOrDefault(kind, 0L));
            }
        }
        return most;
    }
}
