package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.content.InboundContent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A customer wrote to a business number. */
@JsonClassDescription("A customer wrote to a business number.")
public record MessageReceived(
        @JsonPropertyDescription("Meta's wamid, opaque, up to 512 characters, unique across numbers")
        String messageId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("who the customer is, as named in this payload")
        CustomerRef customer,

        @JsonPropertyDescription(
                "Meta's own timestamp, resolution one second; absent when it could not be read, then receivedAt counts")
        @Nullable
        Instant sentAt,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt,

        @JsonPropertyDescription("what was sent") InboundContent content,

        @JsonPropertyDescription("what the message refers to") @Nullable
        MessageContext context,

        @JsonPropertyDescription("set when the message was written in a group; never part of the private chat")
        @Nullable
        String groupId,

        @JsonPropertyDescription("the ad or post the customer came from") @Nullable
        Referral referral,

        @JsonPropertyDescription("true when Meta Business Agent is answering this chat and we only listen")
        boolean standby)
        implements MessageEvent {
    public MessageReceived {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(content, "content");
    }
}
