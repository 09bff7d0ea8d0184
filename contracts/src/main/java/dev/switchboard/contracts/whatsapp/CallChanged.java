package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.RawJson;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A call between a customer and a business number moved on; a call from the customer opens the window. */
@JsonClassDescription(
        "A call between a customer and a business number moved on; a call from the customer opens the window.")
public record CallChanged(
        @JsonPropertyDescription("Meta's id of the call") String callId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("who the customer is, as named in this payload")
        CustomerRef customer,

        @JsonPropertyDescription("connect, terminate, or whatever Meta says next")
        String event,

        @JsonPropertyDescription("true when the customer called")
        boolean startedByCustomer,

        @JsonPropertyDescription(
                "Meta's own timestamp, resolution one second; absent when it could not be read, then receivedAt counts")
        @Nullable
        Instant sentAt,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt,

        @JsonPropertyDescription("the item as Meta sent it, as JSON text")
        RawJson raw)
        implements MessageEvent {
    public CallChanged {
        Objects.requireNonNull(callId, "callId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(raw, "raw");
    }
}
