package dev.switchboard.cloudapi.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An item of {@code errors}, whichever list it stands in.
 *
 * @param code Meta's code; {@link #NO_CODE} when there is none that is a number
 * @param details {@code error_data.details}, the most precise text
 */
public record ErrorItem(
        int code,
        @Nullable String title,
        @Nullable String message,
        @Nullable String details) {

    /** Stands for a code that is missing; 0 is one of Meta's. */
    public static final int NO_CODE = -1;

    /** Reads one error. */
    public static ErrorItem read(JsonNode error) {
        var data = error.path("error_data");
        var details = Fields.words(error, "error_data");
        return new ErrorItem(
                code(error),
                Fields.text(error, "title"),
                Fields.text(error, "message"),
                details == null ? Fields.text(data, "details") : details);
    }

    /** Reads a list of errors; empty when there is none. */
    public static List<ErrorItem> readAll(JsonNode errors) {
        if (!errors.isArray() || errors.isEmpty()) {
            return List.of();
        }
        return StreamSupport.stream(errors.spliterator(), false)
                .filter(JsonNode::isObject)
                .map(ErrorItem::read)
                .toList();
    }

    private static int code(JsonNode error) {
        var text = Fields.text(error, "code");
        try {
            return text == null ? NO_CODE : Integer.parseInt(text);
        } catch (NumberFormatException _) {
            return NO_CODE;
        }
    }

    /** The code only: Meta's words may repeat what was sent. */
    @Override
    public String toString() {
        return "ErrorItem[code=%d]".formatted(code);
    }
}
