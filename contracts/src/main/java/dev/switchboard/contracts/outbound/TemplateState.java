package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;

/** The current state of a template; the latest record counts. */
@JsonClassDescription("The current state of a template; the latest record counts.")
public record TemplateState(
        @JsonPropertyDescription("Meta's id") String templateId,

        @JsonPropertyDescription("WhatsApp Business Account the number belongs to, Meta's id")
        String wabaId,

        @JsonPropertyDescription("template name") String name,
        @JsonPropertyDescription("exact language code") String language,
        @JsonPropertyDescription("APPROVED, PAUSED, …") String status,
        @JsonPropertyDescription("the category that counts") String category,
        @JsonPropertyDescription("when Meta said so") Instant asOf)
        implements OutboundState {
    public TemplateState {
        Objects.requireNonNull(templateId, "templateId");
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(asOf, "asOf");
    }
}
