package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.cloudapi.webhook.Fields;
import dev.switchboard.cloudapi.webhook.MessageItem;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.MessageContent;
import java.math.BigDecimal;
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
            case "interactive" -> reply(content);
            case "button" -> templateButton(content);
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
        return !errors.isEmpty() && !message.content().isObject()
                ? new InboundContent.Unsupported(type, Wire.errors(errors))
                : new InboundContent.Other(type, Wire.raw(message.json()));
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
        var latitude = degrees(location.path("latitude"), 90);
        var longitude = degrees(location.path("longitude"), 180);
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

    private static @Nullable Double degrees(JsonNode node, int limit) {
        double value;
        if (node.isNumber()) {
            value = node.doubleValue();
        } else if (node.isTextual()) {
            try {
                value = new BigDecimal(node.textValue()).doubleValue();
            } catch (NumberFormatException _) {
                return null;
            }
        } else {
            return null;
        }
        return Math.abs(value) <= limit ? value : null;
    }

    private static @Nullable InboundContent reply(JsonNode interactive) {
        var type = Fields.text(interactive, "type");
        if (type == null) {
            return null;
        }
        var reply = interactive.path(type);
        var id = Fields.text(reply, "id");
        var title = Fields.text(reply, "title");
        if (id == null || title == null) {
            return null;
        }
        return switch (type) {
            case "button_reply" -> new InboundContent.ButtonReply(id, new CustomerText(title));
            case "list_reply" ->
                new InboundContent.ListReply(
                        id, new CustomerText(title), Wire.words(Fields.text(reply, "description")));
            default -> null;
        };
    }

    private static @Nullable InboundContent templateButton(JsonNode button) {
        var payload = Fields.text(button, "payload", "text");
        var text = Fields.text(button, "text", "payload");
        return payload == null || text == null
                ? null
                : new InboundContent.TemplateButton(new CustomerText(payload), new CustomerText(text));
    }
}
