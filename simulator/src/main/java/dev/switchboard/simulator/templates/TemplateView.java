package dev.switchboard.simulator.templates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A template as Meta lists it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TemplateView(
        String id,
        String name,
        String language,
        String category,
        String status,
        @JsonProperty("parameter_format") String parameterFormat,
        JsonNode components,
        @JsonProperty("rejected_reason") @Nullable String rejectedReason,
        @JsonProperty("quality_score") Quality quality) {

    /** Shows it. */
    public static TemplateView of(Template template) {
        return new TemplateView(
                template.id(),
                template.name(),
                template.language(),
                template.category(),
                template.status(),
                template.named() ? "NAMED" : "POSITIONAL",
                template.components(),
                template.reason() == null ? "NONE" : template.reason(),
                new Quality(template.quality()));
    }

    /** Score over seven days. */
    public record Quality(String score) {}
}
