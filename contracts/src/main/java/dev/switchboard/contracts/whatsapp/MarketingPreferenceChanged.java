package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerRef;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A customer used WhatsApp's own control for marketing messages. */
@JsonClassDescription("A customer used WhatsApp's own control for marketing messages.")
public record MarketingPreferenceChanged(
        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("who the customer is, as named in this payload")
        CustomerRef customer,

        @JsonPropertyDescription("marketing_messages today") String category,

        @JsonPropertyDescription("stop, resume, or whatever Meta says next")
        String value,

        @JsonPropertyDescription("Meta's sentence about it") @Nullable
        String detail,

        @JsonPropertyDescription("Meta's timestamp") @Nullable
        Instant changedAt,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt)
        implements WhatsAppEvent {
    public MarketingPreferenceChanged {
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }
}
