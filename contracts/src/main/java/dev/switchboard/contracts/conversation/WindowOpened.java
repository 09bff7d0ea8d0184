package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * The customer did something and free-form answers are allowed, where they were not before or for longer than a message
 * says.
 */
@JsonClassDescription(
        "The customer did something and free-form answers are allowed, where they were not before or for longer than a message says.")
public record WindowOpened(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("the customer's own time") Instant openedAt,

        @JsonPropertyDescription("24 h later, unless the customer writes again")
        Instant expiresAt)
        implements ConversationEvent {
    public WindowOpened {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(openedAt, "openedAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
