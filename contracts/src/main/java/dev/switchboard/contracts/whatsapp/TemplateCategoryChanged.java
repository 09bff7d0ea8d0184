package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.RawJson;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Meta changed the category of a template, or says that it will. */
@JsonClassDescription("Meta changed the category of a template, or says that it will.")
public record TemplateCategoryChanged(
        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("Meta's id, digits that may exceed 2^53")
        String templateId,

        @JsonPropertyDescription("template name") String name,

        @JsonPropertyDescription("exact language code, e.g. pt_BR")
        String language,

        @JsonPropertyDescription("absent while the change is only announced") @Nullable
        String previousCategory,

        @JsonPropertyDescription("the category that counts now")
        String category,

        @JsonPropertyDescription("the category it will get") @Nullable
        String announcedCategory,

        @JsonPropertyDescription("entry.time of the webhook") @Nullable
        Instant occurredAt,

        @JsonPropertyDescription("when our ingress took the webhook, RFC 3339 UTC")
        Instant receivedAt,

        @JsonPropertyDescription("the item as Meta sent it, as JSON text")
        RawJson raw)
        implements AccountEvent {
    public TemplateCategoryChanged {
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(templateId, "templateId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(raw, "raw");
    }
}
