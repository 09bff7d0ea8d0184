package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerRef;
import java.util.Objects;
import java.util.UUID;

/** What we know of a contact changed: its name or one of its ids. */
@JsonClassDescription("What we know of a contact changed: its name or one of its ids.")
public record ContactChanged(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("who the customer is to us")
        UUID contactId,

        @JsonPropertyDescription("what we know now") CustomerRef customer)
        implements ConversationEvent {
    public ContactChanged {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(contactId, "contactId");
        Objects.requireNonNull(customer, "customer");
    }
}
