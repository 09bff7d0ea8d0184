package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.PersonalDetail;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one message says. {@link InboundContent} is what customers can send, {@link OutboundContent} what we can.
 *
 * <p>Sealed, so that a new kind is a deliberate change that the compiler points out at every {@code switch}. A kind that
 * a newer writer knows and this reader does not is read as {@link InboundContent.Unsupported}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = InboundContent.Unsupported.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = MessageContent.Text.class, name = "text"),
    @JsonSubTypes.Type(value = MessageContent.Media.class, name = "media"),
    @JsonSubTypes.Type(value = MessageContent.Location.class, name = "location"),
    @JsonSubTypes.Type(value = MessageContent.Contacts.class, name = "contacts"),
    @JsonSubTypes.Type(value = MessageContent.Reaction.class, name = "reaction"),
    @JsonSubTypes.Type(value = InboundContent.ButtonReply.class, name = "button_reply"),
    @JsonSubTypes.Type(value = InboundContent.ListReply.class, name = "list_reply"),
    @JsonSubTypes.Type(value = InboundContent.TemplateButton.class, name = "template_button"),
    @JsonSubTypes.Type(value = InboundContent.FlowReply.class, name = "flow_reply"),
    @JsonSubTypes.Type(value = InboundContent.CallPermissionReply.class, name = "call_permission_reply"),
    @JsonSubTypes.Type(value = InboundContent.Order.class, name = "order"),
    @JsonSubTypes.Type(value = InboundContent.WelcomeRequest.class, name = "welcome_request"),
    @JsonSubTypes.Type(value = InboundContent.Other.class, name = "other"),
    @JsonSubTypes.Type(value = InboundContent.Unsupported.class, name = "unsupported"),
    @JsonSubTypes.Type(value = OutboundContent.ReplyButtons.class, name = "reply_buttons"),
    @JsonSubTypes.Type(value = OutboundContent.ListMenu.class, name = "list"),
    @JsonSubTypes.Type(value = OutboundContent.LinkButton.class, name = "link_button"),
    @JsonSubTypes.Type(value = OutboundContent.Flow.class, name = "flow"),
    @JsonSubTypes.Type(value = OutboundContent.LocationRequest.class, name = "location_request"),
    @JsonSubTypes.Type(value = OutboundContent.ContactInfoRequest.class, name = "contact_info_request"),
    @JsonSubTypes.Type(value = OutboundContent.Catalog.class, name = "catalog"),
    @JsonSubTypes.Type(value = OutboundContent.Product.class, name = "product"),
    @JsonSubTypes.Type(value = OutboundContent.ProductList.class, name = "product_list"),
    @JsonSubTypes.Type(value = OutboundContent.Carousel.class, name = "carousel"),
    @JsonSubTypes.Type(value = OutboundContent.Template.class, name = "template")
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
            implements InboundContent, OutboundContent {}

    /** Contact cards. Inbound, their phones are what somebody typed, unless {@code requested}. */
    @JsonClassDescription("Contact cards.")
    record Contacts(
            @JsonPropertyDescription("one or more") List<ContactCard> cards,

            @JsonPropertyDescription(
                    "inbound: the customer shares their own number because we asked; only then is it theirs")
            @Nullable
            Boolean requested)
            implements InboundContent, OutboundContent {
        public Contacts {
            cards = cards == null ? List.of() : List.copyOf(cards);
        }
    }

    /** An emoji put on a message, or taken away from it; the message may be unknown to us. */
    @JsonClassDescription("An emoji put on a message, or taken away from it.")
    record Reaction(
            @JsonPropertyDescription("wamid of the message") String targetMessageId,

            @JsonPropertyDescription("one emoji; absent when it is taken away") @Nullable
            CustomerText emoji)
            implements InboundContent, OutboundContent {
        public Reaction {
            Objects.requireNonNull(targetMessageId, "targetMessageId");
        }
    }
}
