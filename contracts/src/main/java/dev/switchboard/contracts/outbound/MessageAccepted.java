package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
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
        @JsonPropertyDescription("when") Instant acceptedAt)
        implements OutboundEvent {
    public MessageAccepted {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(wamid, "wamid");
        Objects.requireNonNull(acceptedAt, "acceptedAt");
    }
}
