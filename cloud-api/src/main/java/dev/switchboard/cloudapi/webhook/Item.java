package dev.switchboard.cloudapi.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item of a list in a change: a view over its JSON, which stays as Meta sent it. Never prints its content. */
public abstract sealed class Item permits MessageItem, StatusItem, CallItem, PreferenceItem {

    private final JsonNode json;

    Item(JsonNode json) {
        this.json = json;
    }

    /** The item as Meta sent it. */
    public final JsonNode json() {
        return json;
    }

    /** Meta's id of what the item is about. */
    public final @Nullable String id() {
        return text("id");
    }

    /** When it happened, by Meta's clock. */
    public final @Nullable Instant timestamp() {
        return Fields.seconds(json, "timestamp");
    }

    /** What Meta says went wrong. */
    public final List<ErrorItem> errors() {
        return ErrorItem.readAll(json.path("errors"));
    }

    final @Nullable String text(String key) {
        return Fields.text(json, key);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName();
    }
}
