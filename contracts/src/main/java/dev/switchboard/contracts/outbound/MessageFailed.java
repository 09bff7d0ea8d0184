package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.MetaError;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Meta refused the message and will refuse it again. */
@JsonClassDescription("Meta refused the message and will refuse it again.")
public record MessageFailed(
        @JsonPropertyDescription("our id of the message") UUID messageId,

        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("what Meta said") MetaError error,
        @JsonPropertyDescription("1 for the first call") int attempt,
        @JsonPropertyDescription("when") Instant failedAt,

        @JsonPropertyDescription("what our own rules said before each call, the first first")
        List<Allowance> allowedBy)
        implements Called {
    public MessageFailed {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(failedAt, "failedAt");
        allowedBy = allowedBy == null ? List.of() : List.copyOf(allowedBy);
    }

    /** As it is known before anybody looked why it was let go. */
    public MessageFailed(UUID messageId, UUID conversationId, MetaError error, int attempt, Instant failedAt) {
        this(messageId, conversationId, error, attempt, failedAt, List.of());
    }

    @Override
    public MessageFailed allowedBy(List<Allowance> allowances) {
        return new MessageFailed(messageId, conversationId, error, attempt, failedAt, allowances);
    }
}
