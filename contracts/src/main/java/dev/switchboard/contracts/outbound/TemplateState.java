package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.RawJson;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

        @JsonPropertyDescription("category from a date on, where Meta announced one") @Nullable
        String comingCategory,

        @JsonPropertyDescription("GREEN, YELLOW, RED or UNKNOWN") @Nullable
        String quality,

        @JsonPropertyDescription("why it is not approved") @Nullable
        String reason,

        @JsonPropertyDescription("NAMED or POSITIONAL") @Nullable
        String parameterFormat,

        @JsonPropertyDescription("its components as Meta tells them; absent when only an event told of it") @Nullable
        RawJson components,

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
