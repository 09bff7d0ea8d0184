package dev.switchboard.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads single parameters, refusing in Meta's words. */
final class Fields {

    private Fields() {}

    /** A string that must be there and not be empty; {@code path} is its name in the refusal. */
    static String text(JsonNode holder, String path, String key) {
        var node = holder.path(key);
        if (node.isMissingNode() || node.isNull()) {
            throw new GraphRefusal(GraphError.missing(path));
        }
        if (!node.isTextual() || node.asText().isEmpty()) {
            throw new GraphRefusal(GraphError.invalid("Param " + path + " must be a non-empty string."));
        }
        return node.asText();
    }

    /** Refuses text longer than that many characters. */
    static void atMost(String text, int characters, String path) {
        if (text.codePointCount(0, text.length()) > characters) {
            throw new GraphRefusal(
                    GraphError.invalid("Param " + path + " must be at most " + characters + " characters long."));
        }
    }

    /** A coordinate, as number or string, within plus and minus {@code bound}. */
    static void coordinate(JsonNode location, String key, int bound) {
        var node = location.path(key);
        if (node.isMissingNode()) {
            throw new GraphRefusal(GraphError.missing("location." + key));
        }
        try {
            if (Math.abs(Double.parseDouble(node.asText())) <= bound) {
                return;
            }
        } catch (NumberFormatException _) {
            // refused below
        }
        throw new GraphRefusal(GraphError.badValue("location." + key + " is not a coordinate."));
    }
}
