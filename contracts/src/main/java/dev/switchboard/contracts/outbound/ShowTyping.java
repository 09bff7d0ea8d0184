package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Objects;
import java.util.UUID;

/** Show the customer that an answer is being written; also marks the message read. */
@JsonClassDescription("Show the customer that an answer is being written; also marks the message read.")
public record ShowTyping(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("wamid of the inbound message")
        String readMessageId)
        implements OutboundCommand {
    public ShowTyping {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(readMessageId, "readMessageId");
    }
}
