package dev.switchboard.cloudapi.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** An item of {@code user_preferences}: WhatsApp's own control for marketing, never a typed word. */
public final class PreferenceItem extends Item {

    public PreferenceItem(JsonNode json) {
        super(json);
    }

    /** marketing_messages, today. */
    public @Nullable String category() {
        return text("category");
    }

    /** stop, resume, or whatever comes next. */
    public @Nullable String value() {
        return text("value");
    }

    /** Meta's sentence about it. */
    public @Nullable String detail() {
        return text("detail");
    }

    /** Who chose. */
    public @Nullable Person customer(Contacts contacts) {
        return contacts.complete(text("wa_id"), text("user_id"), text("parent_user_id"));
    }
}
