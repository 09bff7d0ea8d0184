package dev.switchboard.simulator.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Reads single parameters, refusing in Meta's words: 131008 for what is missing, 131009 for a value that cannot be, 100
 * for a limit of text and media.
 */
public final class Params {

    private Params() {}

    /** A string that must be there and not be empty; {@code path} is its name in the refusal. */
    public static String text(JsonNode holder, String path, String key) {
        var node = required(holder, path, key);
        if (!node.isTextual() || node.asText().isEmpty()) {
            throw new GraphRefusal(GraphError.invalid("Param " + path + " must be a non-empty string."));
        }
        return node.asText();
    }

    /** A string of 1 to that many characters that must be there. */
    public static String sized(JsonNode holder, String path, String key, int most) {
        var node = required(holder, path, key);
        if (!node.isTextual()) {
            throw new GraphRefusal(GraphError.badValue(path + " must be a string."));
        }
        return sized(node.asText(), path, most);
    }

    /** Like {@link #sized}, but may be left out. */
    public static @Nullable String optional(JsonNode holder, String path, String key, int most) {
        return given(holder, key) ? sized(holder, path, key, most) : null;
    }

    /** A text of 1 to that many characters. */
    public static String sized(String text, String path, int most) {
        var length = text.codePointCount(0, text.length());
        if (length < 1 || length > most) {
            throw new GraphRefusal(
                    GraphError.badValue(path + " length invalid (" + length + "). Min length: 1, Max length: " + most));
        }
        return text;
    }

    /** Refuses text longer than that many characters. */
    public static void atMost(String text, int characters, String path) {
        if (text.codePointCount(0, text.length()) > characters) {
            throw new GraphRefusal(
                    GraphError.invalid("Param " + path + " must be at most " + characters + " characters long."));
        }
    }

    /** An array with so many elements, both bounds included. */
    public static JsonNode array(JsonNode holder, String path, String key, int least, int most) {
        var array = required(holder, path, key);
        if (!array.isArray() || array.size() < least || array.size() > most) {
            throw new GraphRefusal(GraphError.badValue(path + " must be an array of " + least + " to " + most
                    + " elements; it has " + array.size() + "."));
        }
        return array;
    }

    /** An object that must be there. */
    public static JsonNode object(JsonNode holder, String path, String key) {
        var node = required(holder, path, key);
        if (!node.isObject()) {
            throw new GraphRefusal(GraphError.badValue(path + " must be an object."));
        }
        return node;
    }

    /** An object, an empty one when it is left out. */
    public static JsonNode objectOrEmpty(JsonNode holder, String path, String key) {
        return given(holder, key) ? object(holder, path, key) : JsonNodeFactory.instance.objectNode();
    }

    /** One of these words. */
    public static String oneOf(JsonNode holder, String path, String key, Collection<String> words) {
        var node = required(holder, path, key);
        if (!words.contains(node.asText())) {
            throw new GraphRefusal(
                    GraphError.badValue(path + " '" + node.asText() + "' is not one of " + String.join(", ", words)));
        }
        return node.asText();
    }

    /** An http(s) address. */
    public static void link(JsonNode holder, String path, String key) {
        if (!isLink(text(holder, path, key))) {
            throw new GraphRefusal(GraphError.badValue(path + " is not a valid URL."));
        }
    }

    /** Whether that is an absolute http(s) address. */
    public static boolean isLink(String text) {
        try {
            var address = URI.create(text);
            var scheme = String.valueOf(address.getScheme());
            return (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http")) && address.getHost() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** A coordinate, as number or string, within plus and minus {@code bound}. */
    public static void coordinate(JsonNode location, String key, int bound) {
        var node = required(location, "location." + key, key);
        try {
            if (Math.abs(Double.parseDouble(node.asText())) <= bound) {
                return;
            }
        } catch (NumberFormatException _) {
            // refused below
        }
        throw new GraphRefusal(GraphError.badValue("location." + key + " is not a coordinate."));
    }

    /** Whether the key is there and not null. */
    public static boolean given(JsonNode holder, String key) {
        return holder.hasNonNull(key);
    }

    private static JsonNode required(JsonNode holder, String path, String key) {
        if (!given(holder, key)) {
            throw new GraphRefusal(GraphError.missing(path));
        }
        return holder.path(key);
    }
}
