package dev.switchboard.cloudapi.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** An item of {@code statuses}: about a message, a call or a payment. */
public final class StatusItem extends Item {

    public StatusItem(JsonNode json) {
        super(json);
    }

    /** Meta's word: sent, delivered, read, played, failed, RINGING, … */
    public @Nullable String status() {
        return text("status");
    }

    /** What it is about: message (also when absent), call, payment, … */
    public String type() {
        var type = text("type");
        if (type != null) {
            return type;
        }
        var id = id();
        return id != null && id.startsWith("wacid.") ? "call" : "message";
    }

    /** Our own word for the message, echoed. */
    public @Nullable String callbackData() {
        return text("biz_opaque_callback_data");
    }

    /** What Meta charges. */
    public JsonNode pricing() {
        return json().path("pricing");
    }

    /** What Meta counts it to. */
    public JsonNode conversation() {
        return json().path("conversation");
    }

    /** The member of a group it is about; null outside groups. */
    public @Nullable String groupParticipant() {
        return Fields.text(json(), "recipient_participant_id", "recipient_participant_user_id");
    }

    /** The customer it went to; in a group, the member it is about. Null when Meta does not say. */
    public @Nullable Person recipient(Contacts contacts) {
        if (groupParticipant() != null || "group".equals(text("recipient_type"))) {
            return contacts.complete(
                    text("recipient_participant_id"),
                    text("recipient_participant_user_id"),
                    Fields.text(
                            json(), "recipient_participant_parent_user_id", "recipient_parent_participant_user_id"));
        }
        var parent = Fields.text(json(), "parent_recipient_user_id", "recipient_parent_user_id");
        return contacts.complete(
                text("recipient_id"), text("recipient_user_id"), parent == null ? text("parent_user_id") : parent);
    }
}
