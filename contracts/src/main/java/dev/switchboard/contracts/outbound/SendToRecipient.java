package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.content.OutboundContent;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Send one message to somebody whose conversation the asker does not know; repeats of the same messageId are one send.
 *
 * conversation-service finds or opens the conversation, puts the message on its timeline and asks for SendMessage, with the same
 * messageId, on the lane that this came on. The key is the messageId, so nothing orders two of these to one person.
 */
@JsonClassDescription(
        "Send one message to somebody whose conversation the asker does not know; repeats of the same messageId are one send.")
public record SendToRecipient(
        @JsonPropertyDescription("chosen by whoever asks; goes to Meta as callback data")
        UUID messageId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("to whom") Recipient recipient,
        @JsonPropertyDescription("what") OutboundContent content,
        @JsonPropertyDescription("who asks") SendMessage.Origin origin,

        @JsonPropertyDescription("person or program, our id") @Nullable
        String requestedBy,

        @JsonPropertyDescription("when it was asked for") Instant requestedAt,

        @JsonPropertyDescription("the campaign it is part of; each conversation gets one message of a campaign")
        @Nullable
        UUID campaignId)
        implements OutboundCommand {
    public SendToRecipient {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(requestedAt, "requestedAt");
    }
}
