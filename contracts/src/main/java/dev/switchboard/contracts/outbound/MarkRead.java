package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Objects;
import java.util.UUID;

/** Show the customer that a message was read, and all before it. */
@JsonClassDescription("Show the customer that a message was read, and all before it.")
public record MarkRead(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("wamid of the inbound message")
        String readMessageId)
        implements OutboundCommand {
    public MarkRead {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(readMessageId, "readMessageId");
    }
}
