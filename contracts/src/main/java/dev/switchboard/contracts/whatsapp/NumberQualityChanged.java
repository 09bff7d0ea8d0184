package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.RawJson;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The quality, limit or throughput of a business number changed. */
@JsonClassDescription("The quality, limit or throughput of a business number changed.")
public record NumberQualityChanged(
        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("the number as Meta shows it")
        String displayPhoneNumber,

        @JsonPropertyDescription("ONBOARDING, THROUGHPUT_UPGRADE, …")
        String event,

        @JsonPropertyDescription("TIER_250, TIER_2K, …, TIER_UNLIMITED") @Nullable
        String limit,

        @JsonPropertyDescription("entry.time of the webhook") @Nullable
        Instant occurredAt,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt,

        @JsonPropertyDescription("the item as Meta sent it, as JSON text")
        RawJson raw)
        implements AccountEvent {
    public NumberQualityChanged {
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(displayPhoneNumber, "displayPhoneNumber");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(raw, "raw");
    }
}
