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

    /** Meta's id of a sign-up; null for other choices. */
    public @Nullable String signupId() {
        return text("signup_id");
    }

    /** Who chose. */
    public @Nullable Person customer(Contacts contacts) {
        return contacts.complete(text("wa_id"), text("user_id"), text("parent_user_id"));
    }
}
