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
        return text("group_id");
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
     * before counts.
     */
    public @Nullable Person formerSelf(Contacts contacts) {
        var system = json().path("system");
        var previous = Fields.text(system, "previous_user_id");
        var previousParent = Fields.text(system, "previous_parent_user_id");
        return contacts.complete(
                text("from"),
                previous == null ? text("from_user_id") : previous,
                previousParent == null ? text("from_parent_user_id") : previousParent);
    }
}
