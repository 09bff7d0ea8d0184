package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.MetaError;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message of the timeline got a step further. */
@JsonClassDescription("A message of the timeline got a step further.")
public record MessageStatusAdvanced(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("our id of the message") UUID messageId,
        @JsonPropertyDescription("the state from now on") MessageState state,

        @JsonPropertyDescription("when, by Meta's clock where Meta told us")
        Instant reachedAt,

        @JsonPropertyDescription("why, for FAILED") @Nullable
        MetaError error,

        @JsonPropertyDescription("stable code of why, for REFUSED and UNKNOWN") @Nullable
        String reason,

        @JsonPropertyDescription("who the customer is to us; absent in groups") @Nullable
        UUID contactId,

        @JsonPropertyDescription("Meta's id of the business number") @Nullable
        String phoneNumberId)
        implements ConversationEvent {
    public MessageStatusAdvanced {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reachedAt, "reachedAt");
    }
}
