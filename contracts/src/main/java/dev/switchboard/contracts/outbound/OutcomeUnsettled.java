package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Nothing has told in time what became of the message; it stays unknown, and a person may decide. Later proof still counts. */
@JsonClassDescription(
        "Nothing has told in time what became of the message; it stays unknown, and a person may decide. Later proof still counts.")
public record OutcomeUnsettled(
        @JsonPropertyDescription("our id of the message") UUID messageId,

        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("stable code of why it is unknown, e.g. timeout")
        String reason,

        @JsonPropertyDescription("since when it is unknown") Instant unknownSince,

        @JsonPropertyDescription("when it was waited for long enough")
        Instant unsettledAt)
        implements OutboundEvent {
    public OutcomeUnsettled {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(unknownSince, "unknownSince");
        Objects.requireNonNull(unsettledAt, "unsettledAt");
    }
}
