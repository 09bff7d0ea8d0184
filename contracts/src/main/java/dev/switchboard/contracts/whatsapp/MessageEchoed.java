package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.content.InboundContent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The business wrote to a customer through something other than Switchboard. */
@JsonClassDescription("The business wrote to a customer through something other than Switchboard.")
public record MessageEchoed(
        @JsonPropertyDescription("Meta's wamid, opaque, up to 512 characters, unique across numbers")
        String messageId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("who the message went to") CustomerRef customer,

        @JsonPropertyDescription(
                "Meta's own timestamp, resolution one second; absent when it could not be read, then receivedAt counts")
        @Nullable
        Instant sentAt,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt,

        @JsonPropertyDescription("what was sent") InboundContent content,
        @JsonPropertyDescription("what wrote it") Source source,

        @JsonPropertyDescription("what the message refers to") @Nullable
        MessageContext context,

        @JsonPropertyDescription(
                "set when this changes an earlier message of the business: its wamid; content is what it says now")
        @Nullable
        String editedMessageId,

        @JsonPropertyDescription(
                "set when this takes back an earlier message of the business: its wamid; content says nothing")
        @Nullable
        String revokedMessageId)
        implements MessageEvent {
    public MessageEchoed {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(source, "source");
    }

    /** A message of its own that quotes nothing. */
    public MessageEchoed(
            String messageId,
            String phoneNumberId,
            String wabaId,
            CustomerRef customer,
            @Nullable Instant sentAt,
            Instant receivedAt,
            InboundContent content,
            Source source) {
        this(messageId, phoneNumberId, wabaId, customer, sentAt, receivedAt, content, source, null, null, null);
    }

    /** What wrote an echoed message. */
    public enum Source {
        /** The WhatsApp Business app on a phone (coexistence). */
        BUSINESS_APP,
        /** Another program that sends from the same number. */
        OTHER_SENDER,
        /** Meta Business Agent, seen through standby traffic. */
        META_AGENT,
        /** Written by a newer version. */
        @JsonEnumDefaultValue
        OTHER
    }
}
