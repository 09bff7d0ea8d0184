package dev.switchboard.cloudapi.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a message to a customer says. */
public sealed interface GraphContent {

    /** Meta's {@code type} word, which is also the name of the object that holds the content. */
    String type();

    /** Writes the content into the object named {@link #type()}. */
    void writeTo(ObjectNode node);

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
        public void writeTo(ObjectNode node) {
            node.put("body", body).put("preview_url", previewUrl);
        }

        @Override
        public String toString() {
            return "Text[%d chars]".formatted(body.length());
        }
    }

    /**
     * A file, named by Meta's id or by a public https link that Meta fetches; exactly one of the two.
     *
     * @param caption words below the file; Meta refuses them on audio and stickers, so there they are left out
     * @param fileName shown for documents only
     */
    record Media(
            Kind kind,
            @Nullable String id,
            @Nullable String link,
            @Nullable String caption,
            @Nullable String fileName) implements GraphContent {
        public Media {
            Objects.requireNonNull(kind, "kind");
            if ((id == null) == (link == null)) {
                throw new IllegalArgumentException("media is named by an id or by a link, one of them");
            }
        }

        /** A file that Meta fetches itself. */
        public static Media byLink(Kind kind, String link, @Nullable String caption, @Nullable String fileName) {
            return new Media(kind, null, link, caption, fileName);
        }

        @Override
        public String type() {
            return kind.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public void writeTo(ObjectNode node) {
            if (id != null) {
                node.put("id", id);
            }
            if (link != null) {
                node.put("link", link);
            }
            if (caption != null && kind.takesCaption) {
                node.put("caption", caption);
            }
            if (fileName != null && kind == Kind.DOCUMENT) {
                node.put("filename", fileName);
            }
        }

        @Override
        public String toString() {
            return "Media[%s]".formatted(kind);
        }

        /** The kinds of files Meta tells apart. */
        public enum Kind {
            /** JPEG or PNG, up to 5 MB. */
            IMAGE(true),
            /** MP4 or 3GP, up to 16 MB. */
            VIDEO(true),
            /** Sound, up to 16 MB. */
            AUDIO(false),
            /** Any file, up to 100 MB. */
            DOCUMENT(true),
            /** WebP, still up to 100 KB, moving up to 500 KB. */
            STICKER(false);

            private final boolean takesCaption;

            Kind(boolean takesCaption) {
                this.takesCaption = takesCaption;
            }
        }
    }
}
