package dev.switchboard.outboundsender.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.switchboard.cloudapi.management.TemplateDraft;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A template that somebody wants to create, or change.
 *
 * @param wabaId the account; may be left out where there is one only, and in a change
 * @param category MARKETING, UTILITY or AUTHENTICATION; in a change that of the template unless given
 * @param parameterFormat NAMED or POSITIONAL
 * @param sendTtlSeconds how long Meta tries to deliver it
 * @param components all of them, as Meta takes them
 */
record TemplateRequest(
        @Nullable String wabaId,
        @Nullable String name,
        @Nullable String language,
        @Nullable String category,
        @Nullable String parameterFormat,
        @Nullable Integer sendTtlSeconds,

        @Schema(type = SchemaType.ARRAY, implementation = Object.class) @Nullable
        JsonNode components) {

    TemplateDraft draft() {
        return new TemplateDraft(
                name,
                language,
                category,
                parameterFormat,
                sendTtlSeconds,
                components == null ? MissingNode.getInstance() : components);
    }
}
