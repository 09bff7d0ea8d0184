package dev.switchboard.contracts.content;

import dev.switchboard.contracts.content.MessageContent.Media;
import dev.switchboard.contracts.content.Violation.Rule;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Limits of files, as messages and on top of others. */
final class MediaRules {

    private static final int CAPTION_CHARS_MAX = 1024;
    private static final Set<String> PUBLIC = Set.of("https");
    private static final List<MediaKind> WITHOUT_CAPTION = List.of(MediaKind.AUDIO, MediaKind.STICKER);

    private MediaRules() {}

    static void message(Media media, Findings findings) {
        if (media.kind() == MediaKind.OTHER) {
            findings.add("kind", Rule.NOT_ALLOWED, "kind must be one that WhatsApp knows.");
        }
        source(media, "", findings);
        if (media.caption() != null && WITHOUT_CAPTION.contains(media.kind())) {
            findings.add(
                    "caption",
                    Rule.NOT_ALLOWED,
                    "WhatsApp shows no caption with %s; send the words by themselves."
                            .formatted(media.kind() == MediaKind.AUDIO ? "sound" : "stickers"));
        } else {
            findings.wordsIfAny("caption", media.caption(), CAPTION_CHARS_MAX);
        }
        if (Boolean.TRUE.equals(media.voice())) {
            voice(media, findings);
        }
    }

    /** A file on top of a message; it has no caption of its own there. */
    static void header(Media media, Set<MediaKind> kinds, String path, Findings findings) {
        if (!kinds.contains(media.kind())) {
            findings.add(
                    path + "kind",
                    Rule.NOT_ALLOWED,
                    "%skind must be one of %s here."
                            .formatted(
                                    path,
                                    String.join(
                                            ", ",
                                            kinds.stream()
                                                    .map(MediaKind::name)
                                                    .sorted()
                                                    .toList())));
        }
        source(media, path, findings);
        if (media.caption() != null) {
            findings.add(path + "caption", Rule.NOT_ALLOWED, path + "caption has no place on top of a message.");
        }
    }

    private static void source(Media media, String path, Findings findings) {
        if (media.mediaId() != null && media.link() != null) {
            findings.add(
                    path + "link",
                    Rule.CONFLICTING,
                    "%smediaId and %slink both name the file; WhatsApp takes one of them.".formatted(path, path));
        } else if (media.link() != null) {
            findings.link(path + "link", media.link(), PUBLIC);
        } else {
            findings.present(path + "mediaId", media.mediaId());
        }
    }

    private static void voice(Media media, Findings findings) {
        if (media.kind() != MediaKind.AUDIO) {
            findings.add("voice", Rule.NOT_ALLOWED, "voice is for sound only.");
        } else if (media.mimeType() != null && !"audio/ogg".equals(bare(media.mimeType()))) {
            findings.add("mimeType", Rule.NOT_ALLOWED, "mimeType of a voice note must be audio/ogg with Opus in it.");
        }
    }

    private static @Nullable String bare(String mimeType) {
        return mimeType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
