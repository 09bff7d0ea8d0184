package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.RawJson;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Meta changed the status of a template. */
@JsonClassDescription("Meta changed the status of a template.")
public record TemplateStatusChanged(
        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("Meta's id, digits that may exceed 2^53")
        String templateId,

        @JsonPropertyDescription("template name") String name,

        @JsonPropertyDescription("exact language code, e.g. pt_BR")
        String language,

        @JsonPropertyDescription("APPROVED, REJECTED, PAUSED, DISABLED, …")
        String status,

        @JsonPropertyDescription("MARKETING, UTILITY or AUTHENTICATION") @Nullable
        String category,

        @JsonPropertyDescription("why, e.g. INCORRECT_CATEGORY") @Nullable
        String reason,

        @JsonPropertyDescription("entry.time of the webhook") @Nullable
        Instant occurredAt,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt,

        @JsonPropertyDescription("the item as Meta sent it, as JSON text")
        RawJson raw)
        implements AccountEvent {
    public TemplateStatusChanged {
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(templateId, "templateId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(raw, "raw");
    }
}
