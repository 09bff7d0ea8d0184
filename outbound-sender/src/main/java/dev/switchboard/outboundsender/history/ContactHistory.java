package dev.switchboard.outboundsender.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that outbound-sender holds about one contact.
 *
 * @param service whose part of the whole this is
 * @param erasedAt set once it was erased; then only ids, states and decisions are left
 * @param consent what consent-service last told; without phone and user id
 * @param messages oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactHistory(
        String service,
        UUID contactId,
        Instant exportedAt,
        @Nullable Instant erasedAt,
        @Nullable JsonNode consent,
        List<UUID> conversations,
        List<Message> messages) {

    public ContactHistory {
        conversations = List.copyOf(conversations);
        messages = List.copyOf(messages);
    }

    /** Leaves everything about the person out. */
    @Override
    public String toString() {
        return "ContactHistory[contactId=%s, messages=%d]".formatted(contactId, messages.size());
    }

    /**
     * One message: what happened to it, and what is held of it besides.
     *
     * @param waiting what is to be sent, with text and recipient, as long as it waits
     * @param wamid Meta's id
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Message(
            MessageHistory history,
            @Nullable String wamid,
            @Nullable JsonNode waiting) {

        /** Leaves text, recipient and Meta's id out. */
        @Override
        public String toString() {
            return "Message[messageId=" + history.messageId() + "]";
        }
    }
}
