package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Little is left of the window. */
@JsonClassDescription("Little is left of the window.")
public record WindowClosing(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("when it closes") Instant expiresAt,

        @JsonPropertyDescription("the mark that was passed, ISO 8601, e.g. PT2H")
        Duration remaining)
        implements ConversationEvent {
    public WindowClosing {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(remaining, "remaining");
    }
}
