package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two contacts that had been merged are two again. */
@JsonClassDescription("Two contacts that had been merged are two again.")
public record ContactsSeparated(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("the contact that had survived")
        UUID contactId,

        @JsonPropertyDescription("the contact that stands for itself again")
        UUID separatedContactId,

        @JsonPropertyDescription("its own thread again, where it had one") @Nullable
        UUID separatedConversationId,

        @JsonPropertyDescription("the administrator, our id")
        String separatedBy,

        @JsonPropertyDescription("why, in the administrator's words; never about the customer") @Nullable
        String reason,

        @JsonPropertyDescription("when") Instant separatedAt)
        implements ConversationEvent {

    public ContactsSeparated {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(contactId, "contactId");
        Objects.requireNonNull(separatedContactId, "separatedContactId");
        Objects.requireNonNull(separatedBy, "separatedBy");
        Objects.requireNonNull(separatedAt, "separatedAt");
    }
}
