package dev.switchboard.cloudapi.management;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A template as it is to become.
 *
 * @param category MARKETING, UTILITY or AUTHENTICATION
 * @param parameterFormat NAMED or POSITIONAL; null for Meta's own choice, POSITIONAL
 * @param sendTtlSeconds how long Meta tries to deliver it; null for Meta's own choice
 * @param components as Meta takes them
 */
public record TemplateDraft(
        @Nullable String name,
        @Nullable String language,
        @Nullable String category,
        @Nullable String parameterFormat,
        @Nullable Integer sendTtlSeconds,
        JsonNode components) {

    /** The body of a creation. */
    public byte[] toCreate() {
        var body = JsonNodeFactory.instance.objectNode().put("name", name).put("language", language);
        if (parameterFormat != null) {
            body.put("parameter_format", parameterFormat);
        }
        return bytes(complete(body));
    }

    /** The body of an edit, which replaces all components; a null category stays what it is. */
    public byte[] toEdit() {
        return bytes(complete(JsonNodeFactory.instance.objectNode()));
    }

    /** Whether Meta tells this draft's components now, by their types, formats and words. */
    public boolean isToldBy(String toldComponents) {
        var told = ManagementJson.tree(toldComponents);
        if (told.size() != components.size()) {
            return false;
        }
        for (var place = 0; place < components.size(); place++) {
            var mine = components.path(place);
            var theirs = told.path(place);
            if (!mine.path("type")
                            .asText("")
                            .equalsIgnoreCase(theirs.path("type").asText(""))
                    || !mine.path("text").asText("").equals(theirs.path("text").asText(""))
                    || mine.path("buttons").size() != theirs.path("buttons").size()) {
                return false;
            }
        }
        return true;
    }

    private ObjectNode complete(ObjectNode body) {
        if (category != null) {
            body.put("category", category);
        }
        if (sendTtlSeconds != null) {
            body.put("message_send_ttl_seconds", sendTtlSeconds);
        }
        body.set("components", components);
        return body;
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
