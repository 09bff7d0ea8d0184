package dev.switchboard.outboundsender.template;

import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.outbound.TemplateState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One template in one language, as far as Meta told.
 *
 * @param status APPROVED, PAUSED, …; {@code DELETED} when Meta has it no more
 * @param comingCategory announced, not in force
 * @param reason why it is not approved
 * @param parameterFormat NAMED or POSITIONAL
 * @param components JSON text, as Meta lists them
 * @param told when Meta told what
 * @param version counts what was published
 */
public record Template(
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
        String components,
        Told told,
        int version) {

    /** The only status in which a template may be sent. */
    static final String APPROVED = "APPROVED";

    /** Meta does not let it be sent for a while, for its quality. */
    static final String PAUSED = "PAUSED";

    /** It was put away. */
    static final String ARCHIVED = "ARCHIVED";

    /** It is gone. */
    static final String DELETED = "DELETED";

    public Template {
        Objects.requireNonNull(templateId, "templateId");
        Objects.requireNonNull(wabaId, "wabaId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(components, "components");
        Objects.requireNonNull(told, "told");
    }

    /**
     * When Meta told what: of two things told, the later one counts, whichever comes in first.
     *
     * @param published what was published last
     * @param listed when the latest listing began that had the template
     * @param status when a webhook told the status; so for the others
     */
    record Told(Instant published, Instant listed, Instant status, Instant category, Instant quality) {

        static Told listedAt(Instant at) {
            return new Told(at, at, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
        }
    }

    /** Whether others would see a difference. */
    boolean isPublishedAs(Template other) {
        return withTold(other.told(), other.version()).equals(other);
    }

    Template withTold(Told newTold, int newVersion) {
        return new Template(
                templateId,
                wabaId,
                name,
                language,
                status,
                category,
                comingCategory,
                quality,
                reason,
                parameterFormat,
                components,
                newTold,
                newVersion);
    }

    /** What is published of it. */
    TemplateState state() {
        return new TemplateState(
                templateId,
                wabaId,
                name,
                language,
                status,
                category,
                comingCategory,
                quality,
                reason,
                parameterFormat,
                new RawJson(components),
                told.published());
    }
}
