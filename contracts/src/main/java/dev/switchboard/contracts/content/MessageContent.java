package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.RawJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one message says. {@link InboundContent} is what customers can send, {@link OutboundContent} what we can.
 *
 * <p>Sealed, so that a new kind is a deliberate change that the compiler points out at every {@code switch}. A kind that
 * a newer writer knows and this reader does not is read as {@link Unsupported}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = MessageContent.Unsupported.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = MessageContent.Text.class, name = "text"),
    @JsonSubTypes.Type(value = MessageContent.Media.class, name = "media"),
    @JsonSubTypes.Type(value = MessageContent.Location.class, name = "location"),
    @JsonSubTypes.Type(value = MessageContent.ButtonReply.class, name = "button_reply"),
    @JsonSubTypes.Type(value = MessageContent.ListReply.class, name = "list_reply"),
    @JsonSubTypes.Type(value = MessageContent.TemplateButton.class, name = "template_button"),
    @JsonSubTypes.Type(value = MessageContent.Other.class, name = "other"),
    @JsonSubTypes.Type(value = MessageContent.Unsupported.class, name = "unsupported")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface MessageContent permits InboundContent, OutboundContent {

    /** Plain text, exactly as typed; up to 4,096 characters outbound, longer inbound. */
    @JsonClassDescription("Plain text, exactly as typed.")
    record Text(
            @JsonPropertyDescription("the words") CustomerText body,

            @JsonPropertyDescription("outbound: show a preview of the first link") @Nullable
            Boolean previewUrl)
            implements InboundContent, OutboundContent {
        public Text {
            Objects.requireNonNull(body, "body");
        }

        /** Text without a link preview. */
        public static Text of(String body) {
            return new Text(new CustomerText(body), null);
        }
    }

    /**
     * A file. Inbound, Meta holds it under {@code mediaId} for 7 days and under {@code link} for 5 minutes, both behind the
     * access token; outbound, exactly one of the two names it and {@code link} must be public https.
     */
    @JsonClassDescription("A file: image, video, audio, document or sticker.")
    record Media(
            @JsonPropertyDescription("which kind of file") MediaKind kind,

            @JsonPropertyDescription("Meta's id of the file") @Nullable
            String mediaId,

            @JsonPropertyDescription("where the file is") @Nullable
            String link,

            @JsonPropertyDescription("as the sender says; may carry parameters") @Nullable
            String mimeType,

            @JsonPropertyDescription("inbound: base64 of the hash") @Nullable
            String sha256,

            @JsonPropertyDescription("documents: the name, user input") @Nullable
            PersonalDetail fileName,

            @JsonPropertyDescription("words below the file") @Nullable
            CustomerText caption,

            @JsonPropertyDescription("audio: a voice note") @Nullable
            Boolean voice,

            @JsonPropertyDescription("stickers: moves") @Nullable
            Boolean animated)
            implements InboundContent, OutboundContent {
        public Media {
            Objects.requireNonNull(kind, "kind");
            if (mediaId == null && link == null) {
                throw new IllegalArgumentException("media needs a mediaId or a link");
            }
        }

        /** A file that Meta fetches from a public address. */
        public static Media byLink(MediaKind kind, String link, @Nullable String caption) {
            var words = caption == null ? null : new CustomerText(caption);
            return new Media(kind, null, link, null, null, null, words, null, null);
        }
    }

    /** A place; name, address and link come only with known places. */
    @JsonClassDescription("A place.")
    record Location(
            @JsonPropertyDescription("degrees north") double latitude,

            @JsonPropertyDescription("degrees east") double longitude,

            @JsonPropertyDescription("name of the place") @Nullable
            CustomerText name,

            @JsonPropertyDescription("address of the place") @Nullable
            CustomerText address,

            @JsonPropertyDescription("page of the place") @Nullable
            String link)
            implements InboundContent {}

    /** A tap on one of the reply buttons that we sent; {@code id} is what we gave that button. */
    @JsonClassDescription("A tap on one of our reply buttons.")
    record ButtonReply(
            @JsonPropertyDescription("the id we gave the button")
            String id,

            @JsonPropertyDescription("its label") CustomerText title)
            implements InboundContent {
        public ButtonReply {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
        }
    }

    /** A row chosen from a list that we sent; {@code id} is what we gave that row. */
    @JsonClassDescription("A row chosen from one of our lists.")
    record ListReply(
            @JsonPropertyDescription("the id we gave the row")
            String id,

            @JsonPropertyDescription("its title") CustomerText title,

            @JsonPropertyDescription("its second line") @Nullable
            CustomerText description)
            implements InboundContent {
        public ListReply {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
        }
    }

    /** A tap on a quick-reply button of a template; {@code payload} is what we gave it, else its label. */
    @JsonClassDescription("A tap on a quick-reply button of a template.")
    record TemplateButton(
            @JsonPropertyDescription("what we gave the button, else its label")
            CustomerText payload,

            @JsonPropertyDescription("its label") CustomerText text)
            implements InboundContent {
        public TemplateButton {
            Objects.requireNonNull(payload, "payload");
            Objects.requireNonNull(text, "text");
        }
    }

    /** A kind that Meta documents and we do not read yet, kept raw so that nothing is lost. */
    @JsonClassDescription("A kind that is kept raw.")
    record Other(
            @JsonPropertyDescription("the type as Meta names it")
            String metaType,

            @JsonPropertyDescription("the item as Meta sent it")
            RawJson raw)
            implements InboundContent {
        public Other {
            Objects.requireNonNull(metaType, "metaType");
            Objects.requireNonNull(raw, "raw");
        }
    }

    /**
     * Something Meta itself could not hand over, shown as a placeholder; it opens the window all the same.
     *
     * <p>{@code metaType} is null when the event came from a newer writer than this reader.
     */
    @JsonClassDescription("Something that cannot be shown; a placeholder stands for it.")
    record Unsupported(
            @JsonPropertyDescription("the type as Meta names it") @Nullable
            String metaType,

            @JsonPropertyDescription("what Meta says about it")
            List<MetaError> errors)
            implements InboundContent {
        public Unsupported {
            errors = errors == null ? List.of() : List.copyOf(errors);
        }
    }
}
