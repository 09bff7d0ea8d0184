package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.RawJson;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something else about the account changed: one type for every field that changes no rule of ours yet. */
@JsonClassDescription(
        "Something else about the account changed: one type for every field that changes no rule of ours yet.")
public record AccountChanged(
        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("the webhook field, e.g. account_update, security, flows")
        String field,

        @JsonPropertyDescription("the event word inside, where there is one") @Nullable
        String event,

        @JsonPropertyDescription("entry.time of the webhook") @Nullable
        Instant occurredAt,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt,

        @JsonPropertyDescription("the whole value as Meta sent it; may hold personal data")
        RawJson raw)
        implements AccountEvent {
    public AccountChanged {
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(raw, "raw");
    }
}
