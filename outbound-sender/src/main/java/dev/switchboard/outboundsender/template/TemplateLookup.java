package dev.switchboard.outboundsender.template;

import dev.switchboard.cloudapi.management.TemplateShape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the mirror knows of a template that a message names. */
public sealed interface TemplateLookup {

    /** The account's templates were never read to the end, or the number's account is not known: nobody can tell. */
    record Unmirrored() implements TemplateLookup {}

    /** The account has no such template. */
    record Missing() implements TemplateLookup {}

    /**
     * The account has it.
     *
     * @param status APPROVED or why it cannot be sent
     * @param reason Meta's word for why, where there is one
     */
    record Found(
            String templateId,
            String status,
            String category,
            @Nullable String reason,
            TemplateShape shape) implements TemplateLookup {
        public Found {
            Objects.requireNonNull(templateId, "templateId");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(shape, "shape");
        }
    }
}
