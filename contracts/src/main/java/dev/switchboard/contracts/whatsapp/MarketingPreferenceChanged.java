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
        Instant receivedAt,

        @JsonPropertyDescription("signup_id that Meta sends with the value signup") @Nullable
        String signupId)
        implements WhatsAppEvent {
    public MarketingPreferenceChanged {
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(receivedAt, "receivedAt");
    }

    /** A choice that is no sign-up. */
    public MarketingPreferenceChanged(
            String phoneNumberId,
            String wabaId,
            CustomerRef customer,
            String category,
            String value,
            @Nullable String detail,
            @Nullable Instant changedAt,
            Instant receivedAt) {
        this(phoneNumberId, wabaId, customer, category, value, detail, changedAt, receivedAt, null);
    }
}
