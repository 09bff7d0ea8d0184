package dev.switchboard.conversationservice.timeline;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes a thread one thread: a business number, and a contact or a group.
 *
 * @param phoneNumberId Meta's id of the business number
 * @param contactId our id; null for groups
 * @param groupId Meta's id; null for private chats
 */
public record ThreadKey(
        String phoneNumberId,
        @Nullable UUID contactId,
        @Nullable String groupId) {

    /** The private chat of a number and a contact. */
    public static ThreadKey privately(String phoneNumberId, UUID contactId) {
        return new ThreadKey(phoneNumberId, contactId, null);
    }

    /** A group that a number is in. */
    public static ThreadKey inGroup(String phoneNumberId, String groupId) {
        return new ThreadKey(phoneNumberId, null, groupId);
    }
}
