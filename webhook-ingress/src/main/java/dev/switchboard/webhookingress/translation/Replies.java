package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.cloudapi.webhook.Fields;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.content.InboundContent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Answers to interactive messages of ours. */
final class Replies {

    private static final JsonFactory JSON = new JsonFactory();

    private Replies() {}

    /** Null when it is of a kind or shape that we do not know. */
    static @Nullable InboundContent of(JsonNode interactive) {
        var type = Fields.text(interactive, "type");
        if (type == null || !interactive.path(type).isObject()) {
            return null;
        }
        var reply = interactive.path(type);
        return switch (type) {
            case "button_reply" -> button(reply);
            case "list_reply" -> row(reply);
            case "nfm_reply" -> flow(reply);
            case "call_permission_reply" -> callPermission(reply);
            default -> null;
        };
    }

    private static @Nullable InboundContent button(JsonNode reply) {
        var id = Fields.text(reply, "id");
        var title = Fields.text(reply, "title");
        return id == null || title == null ? null : new InboundContent.ButtonReply(id, new CustomerText(title));
    }

    private static @Nullable InboundContent row(JsonNode reply) {
        var id = Fields.text(reply, "id");
        var title = Fields.text(reply, "title");
        return id == null || title == null
                ? null
                : new InboundContent.ListReply(
                        id, new CustomerText(title), Wire.words(Fields.text(reply, "description")));
    }

    /** The answers are a text that holds a JSON object, or should. */
    private static InboundContent flow(JsonNode reply) {
        var name = Fields.text(reply, "name");
        var body = Wire.words(Fields.text(reply, "body"));
        var answers = reply.path("response_json");
        if (answers.isMissingNode() || answers.isNull()) {
            return new InboundContent.FlowReply(name, body, null, null);
        }
        var text = Fields.words(reply, "response_json");
        var raw = text == null ? Wire.raw(answers) : new RawJson(text);
        return answers.isObject() || (text != null && holdsAnObject(text))
                ? new InboundContent.FlowReply(name, body, raw, null)
                : new InboundContent.FlowReply(name, body, null, raw);
    }

    private static boolean holdsAnObject(String text) {
        try (var parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException _) {
            return false;
        }
    }

    private static @Nullable InboundContent callPermission(JsonNode reply) {
        var response = Fields.text(reply, "response");
        return response == null
                ? null
                : new InboundContent.CallPermissionReply(
                        response,
                        reply.path("is_permanent").asBoolean(false),
                        Fields.seconds(reply, "expiration_timestamp"),
                        Fields.text(reply, "response_source"));
    }
}
