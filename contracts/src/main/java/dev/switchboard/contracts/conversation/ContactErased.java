package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A contact was erased on request; whoever holds personal data of it forgets it. */
@JsonClassDescription("A contact was erased on request; whoever holds personal data of it forgets it.")
public record ContactErased(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("who the customer is to us")
        UUID contactId,

        @JsonPropertyDescription("when") Instant erasedAt)
        implements ConversationEvent {
    public ContactErased {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(contactId, "contactId");
        Objects.requireNonNull(erasedAt, "erasedAt");
    }
}
