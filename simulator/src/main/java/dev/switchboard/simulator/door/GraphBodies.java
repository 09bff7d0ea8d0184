package dev.switchboard.simulator.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what calls carry: JSON or a form, and in both, where an object is expected, a string of JSON too. */
@ApplicationScoped
public class GraphBodies {

    /** Text that stays text, whatever it looks like. */
    private static final Set<String> TEXTS =
            Set.of("biz_opaque_callback_data", "about", "address", "description", "prefilled_message", "subject");

    private final ObjectMapper json;

    GraphBodies(ObjectMapper json) {
        this.json = json;
    }

    /** The parameters; nothing at all where the body is empty. */
    public JsonNode read(byte[] body, @Nullable String contentType) {
        return carried(body, contentType).root();
    }

    /** Like {@link #read}, and whether it is what came word for word. */
    public GraphBody carried(byte[] body, @Nullable String contentType) {
        var form = contentType != null
                && contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        var root = form ? form(body) : json(body);
        return new GraphBody(root, (root instanceof ObjectNode parameters && unfold(parameters)) || form);
    }

    private JsonNode json(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException _) {
            throw new GraphRefusal(GraphError.invalid("The body is not valid JSON."));
        }
    }

    private ObjectNode form(byte[] body) {
        var parameters = json.createObjectNode();
        for (var pair : new String(body, StandardCharsets.US_ASCII).split("&", -1)) {
            var name = decoded(pair.replaceFirst("=.*", ""));
            var value = decoded(pair.contains("=") ? pair.substring(pair.indexOf('=') + 1) : "");
            if (!TEXTS.contains(name) && List.of("true", "false").contains(value)) {
                parameters.set(name, BooleanNode.valueOf(value.equals("true")));
            } else if (!name.isEmpty()) {
                parameters.put(name, value);
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new GraphRefusal(GraphError.invalid("The body is not a valid form."));
        }
    }

    /** Replaces strings of JSON by the objects and lists in them; answers whether there were any. */
    private boolean unfold(ObjectNode parameters) {
        var found = false;
        for (var parameter : List.copyOf(parameters.properties())) {
            if (parameter.getValue().isTextual() && !TEXTS.contains(parameter.getKey())) {
                var inside = container(parameter.getValue().asText());
                if (inside != null) {
                    parameters.set(parameter.getKey(), inside);
                    found = true;
                }
            }
        }
        return found;
    }

    private @Nullable JsonNode container(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return null;
        }
        try {
            return json.readTree(text);
        } catch (JsonProcessingException _) {
            return null;
        }
    }
}
