package dev.switchboard.simulator.templates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.door.Fields;
import java.util.List;
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

    /** What {@code fields}, separated by commas, asks for; all of it where it is null. */
    public JsonNode chosen(ObjectMapper json, @Nullable String fields) {
        ObjectNode whole = json.valueToTree(this);
        return fields == null ? whole : Fields.chosen(whole, fields, List.of());
    }

    /** Score over seven days. */
    public record Quality(String score) {}
}
