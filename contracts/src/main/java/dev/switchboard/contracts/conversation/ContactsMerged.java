package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two contacts turned out to be one person; kept with its evidence. */
@JsonClassDescription("Two contacts turned out to be one person; kept with its evidence.")
public record ContactsMerged(
        @JsonPropertyDescription("the thread that remains") UUID conversationId,
        @JsonPropertyDescription("the contact that remains") UUID survivingContactId,

        @JsonPropertyDescription("the contact that was joined to it")
        UUID mergedContactId,

        @JsonPropertyDescription("the thread that was joined, where there were two") @Nullable
        UUID mergedConversationId,

        @JsonPropertyDescription("what proves it, e.g. user_changed_number")
        String evidence,

        @JsonPropertyDescription("when") Instant mergedAt)
        implements ConversationEvent {
    public ContactsMerged {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(survivingContactId, "survivingContactId");
        Objects.requireNonNull(mergedContactId, "mergedContactId");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(mergedAt, "mergedAt");
    }
}
