package dev.switchboard.cloudapi.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code contacts} of one change. They are joined to items by id; that they stand in the same order as the items is
 * promised nowhere.
 */
public final class Contacts {

    private final Map<String, JsonNode> byId;

    Contacts(JsonNode contacts) {
        if (!contacts.isArray() || contacts.isEmpty()) {
            byId = Map.of();
            return;
        }
        byId = HashMap.newHashMap(2 * contacts.size());
        for (var contact : contacts) {
            putUnder(Fields.text(contact, "wa_id"), contact);
            putUnder(Fields.text(contact, "user_id"), contact);
        }
    }

    private void putUnder(@Nullable String id, JsonNode contact) {
        if (id != null) {
            byId.putIfAbsent(id, contact);
        }
    }

    /**
     * Completes what an item says about a person with what its contact says.
     *
     * @param phoneOrUserId what stands where a phone should; an id with a letter in it is a user id
     * @return null when neither names an id
     */
    public @Nullable Person complete(
            @Nullable String phoneOrUserId, @Nullable String userId, @Nullable String parentUserId) {
        var phone = isUserId(phoneOrUserId) ? null : phoneOrUserId;
        var user = (userId == null && isUserId(phoneOrUserId)) ? phoneOrUserId : userId;
        var contact = contactOf(phone, user);
        if (contact != null) {
            var contactPhone = Fields.text(contact, "wa_id");
            if (phone == null && !isUserId(contactPhone)) {
                phone = contactPhone;
            }
            if (user == null) {
                var contactUser = Fields.text(contact, "user_id");
                user = (contactUser == null && isUserId(contactPhone)) ? contactPhone : contactUser;
            }
            if (parentUserId == null) {
                parentUserId = Fields.text(contact, "parent_user_id");
            }
        }
        if (phone == null && user == null) {
            return null;
        }
        var profile = contact == null ? null : contact.path("profile");
        return new Person(
                phone,
                user,
                parentUserId,
                profile == null ? null : withoutAt(Fields.text(profile, "username")),
                profile == null ? null : Fields.text(profile, "name"));
    }

    private @Nullable JsonNode contactOf(@Nullable String phone, @Nullable String user) {
        var contact = user == null ? null : byId.get(user);
        return (contact == null && phone != null) ? byId.get(phone) : contact;
    }

    private static boolean isUserId(@Nullable String id) {
        return id != null && id.chars().anyMatch(c -> Character.isLetter(c) || c == '.');
    }

    private static @Nullable String withoutAt(@Nullable String username) {
        if (username == null || !username.startsWith("@")) {
            return username;
        }
        return username.length() == 1 ? null : username.substring(1);
    }
}
