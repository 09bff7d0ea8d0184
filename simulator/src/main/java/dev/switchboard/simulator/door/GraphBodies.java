package dev.switchboard.simulator.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what calls carry: JSON or a form, and parameters in the address besides. Everywhere, where an object is expected,
 * a string of JSON will do.
 */
@Singleton
public class GraphBodies {

    /** Text that stays text, whatever it looks like. */
    private static final Set<String> TEXTS =
            Set.of("biz_opaque_callback_data", "about", "address", "description", "prefilled_message", "subject");

    /** What stands in addresses and is no parameter of anything. */
    private static final Set<String> OF_THE_CALLER = Set.of("access_token", "appsecret_proof");

    private final ObjectMapper json;
    private final UriInfo here;

    GraphBodies(ObjectMapper json, UriInfo here) {
        this.json = json;
        this.here = here;
    }

    /** The parameters. */
    public JsonNode read(byte[] body, @Nullable String contentType) {
        return carried(body, contentType).root();
    }

    /** Like {@link #read}, and whether it is what came word for word. */
    public GraphBody carried(byte[] body, @Nullable String contentType) {
        var form = contentType != null
                && contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        var inBody = form ? form(body) : json(body);
        var root = inBody.isMissingNode() ? json.createObjectNode() : inBody;
        if (!(root instanceof ObjectNode parameters)) {
            return new GraphBody(root, false);
        }
        var fromAddress = addFromAddress(parameters);
        return new GraphBody(parameters, unfold(parameters) || fromAddress || form);
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
            if (!name.isEmpty()) {
                put(parameters, name, value);
            }
        }
        return parameters;
    }

    /** What the body says itself counts more. */
    private boolean addFromAddress(ObjectNode parameters) {
        var found = false;
        for (var parameter : here.getQueryParameters().entrySet()) {
            if (!OF_THE_CALLER.contains(parameter.getKey()) && !parameters.has(parameter.getKey())) {
                put(parameters, parameter.getKey(), parameter.getValue().getFirst());
                found = true;
            }
        }
        return found;
    }

    private static void put(ObjectNode parameters, String name, String value) {
        if (!TEXTS.contains(name) && List.of("true", "false").contains(value)) {
            parameters.set(name, BooleanNode.valueOf(value.equals("true")));
        } else {
            parameters.put(name, value);
        }
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
