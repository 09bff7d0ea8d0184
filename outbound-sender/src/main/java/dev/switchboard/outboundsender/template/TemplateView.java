package dev.switchboard.outboundsender.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A template as the API tells it.
 *
 * @param templateId Meta's id
 * @param status APPROVED, PENDING, REJECTED, PAUSED, DISABLED, …, DELETED when Meta has it no more
 * @param comingCategory announced, not in force
 * @param reason why it is not approved
 * @param components as Meta tells them
 * @param asOf when Meta said so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TemplateView(
        String templateId,
        String wabaId,
        String name,
        String language,
        String status,
        String category,
        @Nullable String comingCategory,
        @Nullable String quality,
        @Nullable String reason,
        @Nullable String parameterFormat,

        @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        String components,

        Instant asOf) {

    static TemplateView of(Template template) {
        return new TemplateView(
                template.templateId(),
                template.wabaId(),
                template.name(),
                template.language(),
                template.status(),
                template.category(),
                template.comingCategory(),
                template.quality(),
                template.reason(),
                template.parameterFormat(),
                template.components(),
                template.told().published());
    }

    /**
     * One page of templates.
     *
     * @param next cursor of the next page; absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<TemplateView> items, @Nullable String next) {
        Page {
            items = List.copyOf(items);
        }
    }

    /**
     * How the mirror of an account stands.
     *
     * @param completeAt when the latest complete reading began
     * @param nextAt when it is read next
     * @param failures in a row
     * @param reason of the latest failure
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sync(
            String wabaId,
            @Nullable Instant completeAt,
            Instant nextAt,
            int failures,
            @Nullable String reason) {}
}
