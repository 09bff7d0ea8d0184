package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.content.OutboundContent;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Send one message to one customer; repeats of the same messageId are one send. */
@JsonClassDescription("Send one message to one customer; repeats of the same messageId are one send.")
public record SendMessage(
        @JsonPropertyDescription("chosen by whoever asks; goes to Meta as callback data")
        UUID messageId,

        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("to whom") Recipient recipient,
        @JsonPropertyDescription("what") OutboundContent content,

        @JsonPropertyDescription("wamid of the message it answers") @Nullable
        String quotedMessageId,

        @JsonPropertyDescription("who asks") Origin origin,

        @JsonPropertyDescription("person or program, our id") @Nullable
        String requestedBy,

        @JsonPropertyDescription("when it was asked for") Instant requestedAt,

        @JsonPropertyDescription("the campaign it is part of; each conversation gets one message of a campaign")
        @Nullable
        UUID campaignId)
        implements OutboundCommand {
    public SendMessage {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(requestedAt, "requestedAt");
    }

    /** A message that is part of no campaign. */
    public SendMessage(
            UUID messageId,
            UUID conversationId,
            String phoneNumberId,
            Recipient recipient,
            OutboundContent content,
            @Nullable String quotedMessageId,
            Origin origin,
            @Nullable String requestedBy,
            Instant requestedAt) {
        this(
                messageId,
                conversationId,
                phoneNumberId,
                recipient,
                content,
                quotedMessageId,
                origin,
                requestedBy,
                requestedAt,
                null);
    }

    /** Who asks for a message. */
    public enum Origin {
        /** A person at the desk answers. */
        AGENT,
        /** The virtual agent answers. */
        VIRTUAL_AGENT,
        /** A workflow or campaign. */
        SYSTEM,
        /** Written by a newer version. */
        @JsonEnumDefaultValue
        OTHER
    }
}
