package dev.switchboard.outboundsender.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.outboundsender.campaign.AudiencePlace;
import dev.switchboard.outboundsender.consent.ContactAddress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that outbound-sender holds about one contact.
 *
 * @param service whose part of the whole this is
 * @param erasedAt set once it was erased; then only ids, states and decisions are left
 * @param addresses phone and user id that it has now, and those of contacts merged into it
 * @param consent what consent-service last told; without phone and user id
 * @param windows until when answers are allowed, one for each conversation in which it wrote
 * @param audiences where it stands in campaigns, those that were never sent included; oldest first
 * @param messages oldest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactHistory(
        String service,
        UUID contactId,
        Instant exportedAt,
        @Nullable Instant erasedAt,
        List<ContactAddress> addresses,
        @Nullable JsonNode consent,
        List<UUID> conversations,
        List<Window> windows,
        List<AudiencePlace> audiences,
        List<Message> messages) {

    public ContactHistory {
        addresses = List.copyOf(addresses);
        conversations = List.copyOf(conversations);
        windows = List.copyOf(windows);
        audiences = List.copyOf(audiences);
        messages = List.copyOf(messages);
    }

    /** Leaves everything about the person out. */
    @Override
    public String toString() {
        return "ContactHistory[contactId=%s, messages=%d]".formatted(contactId, messages.size());
    }

    /**
     * Until when free-form answers are allowed.
     *
     * @param openedAt latest act of the customer
     * @param closedAt closed before its time, by Meta
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Window(
            UUID conversationId,
            String phoneNumberId,
            Instant openedAt,
            Instant expiresAt,
            @Nullable Instant closedAt) {}

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
