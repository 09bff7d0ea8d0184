package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.cloudapi.webhook.Fields;
import dev.switchboard.cloudapi.webhook.MessageItem;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.MessageContent;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a message says. A kind that we read in full becomes itself; what Meta could not hand over becomes
 * {@link InboundContent.Unsupported}; all else, known to Meta or not, is kept raw as {@link InboundContent.Other}.
 */
final class Contents {

    /** Stands where a message has no type at all. */
    private static final String NO_TYPE = "unknown";

    private Contents() {}

    static InboundContent of(MessageItem message) {
        var type = message.type();
        if (type == null) {
            return keep(message, NO_TYPE);
        }
        var content = message.content();
        var read = switch (type) {
            case "text" -> text(content);
            case "image" -> media(MediaKind.IMAGE, content);
            case "video" -> media(MediaKind.VIDEO, content);
            case "audio" -> media(MediaKind.AUDIO, content);
            case "document" -> media(MediaKind.DOCUMENT, content);
            case "sticker" -> media(MediaKind.STICKER, content);
            case "location" -> location(content);
            case "contacts" -> ContactCards.of(content, message.origin());
            case "reaction" -> reaction(content);
            case "interactive" -> Replies.of(content);
            case "button" -> templateButton(content);
            case "order" -> Orders.of(content);
            case "request_welcome" -> new InboundContent.WelcomeRequest();
            case "unsupported", "unknown" ->
                new InboundContent.Unsupported(
                        Objects.requireNonNullElse(Fields.text(content, "type"), type), Wire.errors(message.errors()));
            default -> null;
        };
        return read == null ? keep(message, type) : read;
    }

    /** Errors in place of content say that Meta itself could not hand it over. */
    private static InboundContent keep(MessageItem message, String type) {
        var errors = message.errors();
        return !errors.isEmpty() && nothing(message.content())
                ? new InboundContent.Unsupported(type, Wire.errors(errors))
                : new InboundContent.Other(type, Wire.raw(message.json()));
    }

    private static boolean nothing(JsonNode content) {
        return content.isMissingNode() || content.isNull() || (content.isContainerNode() && content.isEmpty());
    }

    private static @Nullable InboundContent text(JsonNode text) {
        var body = Fields.words(text, "body");
        return body == null ? null : MessageContent.Text.of(body);
    }

    private static @Nullable InboundContent media(MediaKind kind, JsonNode media) {
        var id = Fields.text(media, "id");
        var link = Fields.text(media, "url", "link");
        if (id == null && link == null) {
            return null;
        }
        return new MessageContent.Media(
                kind,
                id,
                link,
                Fields.text(media, "mime_type"),
                Fields.text(media, "sha256"),
                Wire.detail(Fields.text(media, "filename")),
                Wire.words(Fields.text(media, "caption")),
                Fields.flag(media, "voice"),
                Fields.flag(media, "animated"));
    }

    private static @Nullable InboundContent location(JsonNode location) {
        var latitude = degrees(location, "latitude", 90);
        var longitude = degrees(location, "longitude", 180);
        if (latitude == null || longitude == null) {
            return null;
        }
        return new MessageContent.Location(
                latitude,
                longitude,
                Wire.words(Fields.text(location, "name")),
                Wire.words(Fields.text(location, "address")),
                Fields.text(location, "url"));
    }

    private static @Nullable Double degrees(JsonNode location, String key, int limit) {
        var value = Fields.decimal(location, key);
        return value == null || Math.abs(value.doubleValue()) > limit ? null : value.doubleValue();
    }

    /** Taking an emoji away is written as no emoji or as an empty one. */
    private static @Nullable InboundContent reaction(JsonNode reaction) {
        var target = Fields.text(reaction, "message_id");
        return target == null ? null : new MessageContent.Reaction(target, Wire.words(Fields.text(reaction, "emoji")));
    }

    private static @Nullable InboundContent templateButton(JsonNode button) {
        var payload = Fields.text(button, "payload", "text");
        var text = Fields.text(button, "text", "payload");
        return payload == null || text == null
                ? null
                : new InboundContent.TemplateButton(new CustomerText(payload), new CustomerText(text));
    }
}
