package dev.switchboard.cloudapi.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** An item of {@code messages} or {@code message_echoes}. */
public final class MessageItem extends Item {

    public MessageItem(JsonNode json) {
        super(json);
    }

    /** Meta's word for what kind of message it is; it also names the object that holds the content. */
    public @Nullable String type() {
        return text("type");
    }

    /** The content: the object named as the type says; a missing node when there is none. */
    public JsonNode content() {
        var type = type();
        return json().path(type == null ? "" : type);
    }

    /** Why contact cards were shared: contact_request when the customer shares their own number because we asked. */
    public @Nullable String origin() {
        return text("origin");
    }

    /**
     * The message that this one changes or takes back.
     *
     * @param type edit or revoke
     * @return null when this is of another type or does not tell
     */
    public @Nullable String original(String type) {
        return type.equals(type()) ? Fields.text(content(), "original_message_id") : null;
    }

    /** What it refers to. */
    public JsonNode context() {
        return json().path("context");
    }

    /** The ad or post the customer came from. */
    public JsonNode referral() {
        return json().path("referral");
    }

    /** Set when it was written in a group. */
    public @Nullable String groupId() {
        var group = text("group_id");
        return group == null && "group".equals(text("recipient_type")) ? text("to") : group;
    }

    /** The customer who wrote it. */
    public @Nullable Person sender(Contacts contacts) {
        return contacts.complete(text("from"), text("from_user_id"), text("from_parent_user_id"));
    }

    /** The customer it went to, for echoes. */
    public @Nullable Person receiver(Contacts contacts) {
        return contacts.complete(text("to"), text("to_user_id"), text("to_parent_user_id"));
    }

    /**
     * The customer of a system message under the ids that end with it; a new number also makes a new user id, so the one
     * before counts, and what is already the new one does not.
     */
    public @Nullable Person formerSelf(Contacts contacts) {
        var system = json().path("system");
        return contacts.complete(
                text("from"),
                former(system, "previous_user_id", "from_user_id", "user_id"),
                former(system, "previous_parent_user_id", "from_parent_user_id", "parent_user_id"));
    }

    private @Nullable String former(JsonNode system, String previousKey, String fromKey, String newKey) {
        var previous = Fields.text(system, previousKey);
        if (previous != null) {
            return previous;
        }
        var from = text(fromKey);
        return from != null && from.equals(Fields.text(system, newKey)) ? null : from;
    }
}
