package dev.switchboard.cloudapi.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a message to a customer says. Nothing here checks Meta's limits, and nothing is left out to keep them. */
public sealed interface GraphContent
        permits GraphContent.Text,
                GraphContent.Media,
                GraphContent.Location,
                GraphContent.Reaction,
                GraphContacts,
                GraphInteractive,
                GraphTemplate {

    /** Meta's {@code type} word, which is also the name of the member that holds the content. */
    String type();

    /** Writes the member named {@link #type()} into a message's body. */
    void writeInto(ObjectNode message);

    /** Words; Meta takes 1 to 4,096 characters. */
    record Text(String body, boolean previewUrl) implements GraphContent {
        public Text {
            Objects.requireNonNull(body, "body");
        }

        @Override
        public String type() {
            return "text";
        }

        @Override
        public void writeInto(ObjectNode message) {
            message.putObject(type()).put("body", body).put("preview_url", previewUrl);
        }

        @Override
        public String toString() {
            return "Text[%d chars]".formatted(body.length());
        }
    }

    /**
     * A file, named by Meta's id or by a public https link that Meta fetches; exactly one of the two.
     *
     * @param caption words below the file; Meta refuses them on audio and stickers
     * @param fileName shown for documents, and written for them only
     * @param voice audio only: a voice note, which has to be Ogg with Opus
     */
    record Media(
            Kind kind,
            @Nullable String id,
            @Nullable String link,
            @Nullable String caption,
            @Nullable String fileName,
            boolean voice)
            implements GraphContent {
        public Media {
            Objects.requireNonNull(kind, "kind");
            if ((id == null) == (link == null)) {
                throw new IllegalArgumentException("media is named by an id or by a link, one of them");
            }
        }

        /** A file that Meta fetches itself. */
        public static Media byLink(Kind kind, String link, @Nullable String caption, @Nullable String fileName) {
            return new Media(kind, null, link, caption, fileName, false);
        }

        @Override
        public String type() {
            return kind.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public void writeInto(ObjectNode message) {
            var node = message.putObject(type());
            if (id != null) {
                node.put("id", id);
            }
            if (link != null) {
                node.put("link", link);
            }
            if (caption != null) {
                node.put("caption", caption);
            }
            if (fileName != null && kind == Kind.DOCUMENT) {
                node.put("filename", fileName);
            }
            if (voice) {
                node.put("voice", true);
            }
        }

        @Override
        public String toString() {
            return "Media[%s]".formatted(kind);
        }

        /** The kinds of files Meta tells apart. */
        public enum Kind {
            /** JPEG or PNG, up to 5 MB. */
            IMAGE,
            /** MP4 or 3GP, up to 16 MB. */
            VIDEO,
            /** Sound, up to 16 MB. */
            AUDIO,
            /** Any file, up to 100 MB. */
            DOCUMENT,
            /** WebP, still up to 100 KB, moving up to 500 KB. */
            STICKER
        }
    }

    /** A place. */
    record Location(
            double latitude,
            double longitude,
            @Nullable String name,
            @Nullable String address) implements GraphContent {

        @Override
        public String type() {
            return "location";
        }

        @Override
        public void writeInto(ObjectNode message) {
            var node = message.putObject(type()).put("latitude", latitude).put("longitude", longitude);
            if (name != null) {
                node.put("name", name);
            }
            if (address != null) {
                node.put("address", address);
            }
        }

        @Override
        public String toString() {
            return "Location[]";
        }
    }

    /**
     * An emoji put on a message of the last 30 days.
     *
     * @param messageId wamid of that message
     * @param emoji empty to take it away
     */
    record Reaction(String messageId, String emoji) implements GraphContent {
        public Reaction {
            Objects.requireNonNull(messageId, "messageId");
            Objects.requireNonNull(emoji, "emoji");
        }

        @Override
        public String type() {
            return "reaction";
        }

        @Override
        public void writeInto(ObjectNode message) {
            message.putObject(type()).put("message_id", messageId).put("emoji", emoji);
        }

        @Override
        public String toString() {
            return "Reaction[]";
        }
    }
}
