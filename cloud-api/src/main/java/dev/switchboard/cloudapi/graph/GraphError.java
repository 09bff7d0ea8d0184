package dev.switchboard.cloudapi.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Meta's error object. Decide by {@code code} first and by HTTP status second: the same code has been met with different
 * statuses, and titles change.
 *
 * @param code e.g. 131047, the window is closed; 0 is a code too (authentication)
 * @param subcode not documented since v16, still met
 * @param type e.g. OAuthException
 * @param details {@code error_data.details}, the most precise text
 * @param traceId {@code fbtrace_id}, for Meta's support
 * @param isTransient what Meta says about trying again
 */
public record GraphError(
        int code,
        @Nullable Integer subcode,
        @Nullable String type,
        @Nullable String message,
        @Nullable String details,
        @Nullable String userTitle,
        @Nullable String userMessage,
        @Nullable String traceId,
        boolean isTransient) {

    /**
     * Reads the object under {@code error}.
     *
     * @return empty when there is no numeric code to act on
     */
    static Optional<GraphError> read(JsonNode error) {
        var code = integer(error.path("code"));
        if (code == null) {
            return Optional.empty();
        }
        var data = error.path("error_data");
        return Optional.of(new GraphError(
                code,
                integer(error.path("error_subcode")),
                text(error.path("type")),
                text(error.path("message")),
                data.isTextual() ? data.textValue() : text(data.path("details")),
                text(error.path("error_user_title")),
                text(error.path("error_user_msg")),
                text(error.path("fbtrace_id")),
                error.path("is_transient").asBoolean(false)));
    }

    private static @Nullable Integer integer(JsonNode node) {
        if (node.canConvertToInt() && node.isIntegralNumber()) {
            return node.intValue();
        }
        if (node.isTextual()) {
            try {
                return Integer.valueOf(node.textValue().strip());
            } catch (NumberFormatException _) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }

    /** Codes only: Meta's words may repeat what was sent. */
    @Override
    public String toString() {
        return "GraphError[code=%d, subcode=%s, traceId=%s]".formatted(code, subcode, traceId);
    }
}
