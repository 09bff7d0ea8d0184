package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.ErasedCount;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contact was erased on request; whoever holds personal data of it forgets it.
 *
 * One for each of its conversations; a contact without any stands with its own id in conversationId.
 */
@JsonClassDescription("A contact was erased on request; whoever holds personal data of it forgets it.")
public record ContactErased(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("who the customer is to us")
        UUID contactId,

        @JsonPropertyDescription("when") Instant erasedAt,

        @JsonPropertyDescription("the request it follows from") @Nullable
        UUID erasureId,

        @JsonPropertyDescription(
                "how many of each kind conversation-service erased, e.g. messages, files; only on the last event of a contact")
        @Nullable
        List<ErasedCount> counts)
        implements ConversationEvent {
    public ContactErased {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(contactId, "contactId");
        Objects.requireNonNull(erasedAt, "erasedAt");
        counts = counts == null ? null : List.copyOf(counts);
    }
}
