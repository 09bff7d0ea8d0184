package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An episode of service ended. */
@JsonClassDescription("An episode of service ended.")
public record InteractionClosed(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("one episode of service") UUID interactionId,
        @JsonPropertyDescription("when") Instant closedAt,

        @JsonPropertyDescription("how the agent summed it up") @Nullable
        String wrapUpCode)
        implements ConversationEvent {
    public InteractionClosed {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(interactionId, "interactionId");
        Objects.requireNonNull(closedAt, "closedAt");
    }
}
