package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.RawJson;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Meta raised an alert about the business, the account or a number. */
@JsonClassDescription("Meta raised an alert about the business, the account or a number.")
public record AccountAlertRaised(
        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("BUSINESS, WABA or PHONE_NUMBER") @Nullable
        String entityType,

        @JsonPropertyDescription("which one") @Nullable String entityId,

        @JsonPropertyDescription("CRITICAL, WARNING or INFORMATIONAL") @Nullable
        String severity,

        @JsonPropertyDescription("what it is about") @Nullable
        String alertType,

        @JsonPropertyDescription("entry.time of the webhook") @Nullable
        Instant occurredAt,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt,

        @JsonPropertyDescription("the item as Meta sent it, as JSON text")
        RawJson raw)
        implements AccountEvent {
    public AccountAlertRaised {
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(raw, "raw");
    }
}
