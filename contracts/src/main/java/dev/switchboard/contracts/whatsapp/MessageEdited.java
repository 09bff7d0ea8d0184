package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.content.InboundContent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A customer changed an earlier message. */
@JsonClassDescription("A customer changed an earlier message.")
public record MessageEdited(
        @JsonPropertyDescription("wamid of the edit itself") String messageId,

        @JsonPropertyDescription("wamid of the message that changed")
        String originalMessageId,

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

        @JsonPropertyDescription("what the message says now")
        InboundContent content,

        @JsonPropertyDescription("true when Meta Business Agent is answering this chat and we only listen")
        boolean standby)
        implements MessageEvent {
    public MessageEdited {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(originalMessageId, "originalMessageId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(content, "content");
    }
}
