package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The call may have reached Meta, and nobody can say; it is settled by evidence, never by a blind retry. */
@JsonClassDescription(
        "The call may have reached Meta, and nobody can say; it is settled by evidence, never by a blind retry.")
public record MessageOutcomeUnknown(
        @JsonPropertyDescription("our id of the message") UUID messageId,

        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("stable code, e.g. timeout")
        String reason,

        @JsonPropertyDescription("1 for the first call") int attempt,
        @JsonPropertyDescription("when") Instant unknownSince,

        @JsonPropertyDescription("what our own rules said before each call, the first first")
        List<Allowance> allowedBy)
        implements Called {
    public MessageOutcomeUnknown {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(unknownSince, "unknownSince");
        allowedBy = allowedBy == null ? List.of() : List.copyOf(allowedBy);
    }

    /** As it is known before anybody looked why it was let go. */
    public MessageOutcomeUnknown(
            UUID messageId, UUID conversationId, String reason, int attempt, Instant unknownSince) {
        this(messageId, conversationId, reason, attempt, unknownSince, List.of());
    }

    @Override
    public MessageOutcomeUnknown allowedBy(List<Allowance> allowances) {
        return new MessageOutcomeUnknown(messageId, conversationId, reason, attempt, unknownSince, allowances);
    }
}
