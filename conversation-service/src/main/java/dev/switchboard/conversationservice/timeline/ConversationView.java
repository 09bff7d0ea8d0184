package dev.switchboard.conversationservice.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.conversationservice.contact.ContactView;
import dev.switchboard.conversationservice.window.WindowView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the API shows it.
 *
 * @param phoneNumberId Meta's id of the business number
 * @param contact who it is with; absent in groups
 * @param groupId Meta's id of the group; absent in private chats
 * @param window until when free-form answers are allowed
 * @param read up to where the business has read it; absent while nobody said so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConversationView(
        UUID id,
        String phoneNumberId,
        @Nullable ContactView contact,
        @Nullable String groupId,
        Instant startedAt,
        Instant lastMessageAt,
        WindowView window,
        @Nullable ReadView read) {}
