package dev.switchboard.cloudapi.management;

import static dev.switchboard.cloudapi.management.ManagementJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A template in one language, as Meta lists it.
 *
 * @param id digits that may exceed 2^53
 * @param language exact code, e.g. pt_BR
 * @param status APPROVED, PENDING, REJECTED, PAUSED, DISABLED, …
 * @param category MARKETING, UTILITY or AUTHENTICATION
 * @param quality GREEN, YELLOW, RED or UNKNOWN
 * @param rejectedReason why it was rejected; null for none
 * @param parameterFormat NAMED or POSITIONAL
 * @param components JSON text, as Meta tells them
 */
public record TemplateItem(
        String id,
        String name,
        String language,
        String status,
        String category,
        @Nullable String quality,
        @Nullable String rejectedReason,
        @Nullable String parameterFormat,
        String components) {

    /** What to ask for in a list. */
    public static final String FIELDS =
            "id,name,language,status,category,quality_score,rejected_reason,parameter_format,components";

    public TemplateItem {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(components, "components");
    }

    static Optional<TemplateItem> read(JsonNode item) {
        var id = text(item, "id");
        var name = text(item, "name");
        var language = text(item, "language");
        var status = text(item, "status");
        var category = text(item, "category");
        if (id == null || name == null || language == null || status == null || category == null) {
            return Optional.empty();
        }
        var reason = text(item, "rejected_reason");
        return Optional.of(new TemplateItem(
                id,
                name,
                language,
                status,
                category,
                text(item.path("quality_score"), "score"),
                "NONE".equals(reason) ? null : reason,
                text(item, "parameter_format"),
                item.path("components").isArray() ? item.path("components").toString() : "[]"));
    }
}
