package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Meta took the message; what becomes of it is told by statuses. */
@JsonClassDescription("Meta took the message; what becomes of it is told by statuses.")
public record MessageAccepted(
        @JsonPropertyDescription("our id of the message") UUID messageId,

        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("Meta's id of it") String wamid,
        @JsonPropertyDescription("1 for the first call") int attempt,
        @JsonPropertyDescription("when") Instant acceptedAt,

        @JsonPropertyDescription("what our own rules said before each call, the first first")
        List<Allowance> allowedBy)
        implements Called {
    public MessageAccepted {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(wamid, "wamid");
        Objects.requireNonNull(acceptedAt, "acceptedAt");
        allowedBy = allowedBy == null ? List.of() : List.copyOf(allowedBy);
    }

    /** As it is known before anybody looked why it was let go. */
    public MessageAccepted(UUID messageId, UUID conversationId, String wamid, int attempt, Instant acceptedAt) {
        this(messageId, conversationId, wamid, attempt, acceptedAt, List.of());
    }

    @Override
    public MessageAccepted allowedBy(List<Allowance> allowances) {
        return new MessageAccepted(messageId, conversationId, wamid, attempt, acceptedAt, allowances);
    }
}
