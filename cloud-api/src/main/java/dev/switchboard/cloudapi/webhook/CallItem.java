package dev.switchboard.cloudapi.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** An item of {@code calls}. */
public final class CallItem extends Item {

    public CallItem(JsonNode json) {
        super(json);
    }

    /** connect, terminate, or whatever comes next. */
    public @Nullable String event() {
        return Fields.text(json(), "event", "status");
    }

    /** Whether the customer called; so it is unless Meta says that the business did. */
    public boolean startedByCustomer() {
        return !"BUSINESS_INITIATED".equals(text("direction"));
    }

    /** The customer at the other end. */
    public @Nullable Person customer(Contacts contacts) {
        return startedByCustomer()
                ? contacts.complete(text("from"), text("from_user_id"), text("from_parent_user_id"))
                : contacts.complete(text("to"), text("to_user_id"), text("to_parent_user_id"));
    }
}
