package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.RawJson;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Meta decided about the display name of a business number. */
@JsonClassDescription("Meta decided about the display name of a business number.")
public record NumberNameChanged(
        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("the number as Meta shows it")
        String displayPhoneNumber,

        @JsonPropertyDescription("APPROVED, DEFERRED, PENDING or REJECTED")
        String decision,

        @JsonPropertyDescription("the name asked for") @Nullable
        String requestedName,

        @JsonPropertyDescription("why not") @Nullable String rejectionReason,

        @JsonPropertyDescription("entry.time of the webhook") @Nullable
        Instant occurredAt,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt,

        @JsonPropertyDescription("the item as Meta sent it, as JSON text")
        RawJson raw)
        implements AccountEvent {
    public NumberNameChanged {
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(displayPhoneNumber, "displayPhoneNumber");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(raw, "raw");
    }
}
