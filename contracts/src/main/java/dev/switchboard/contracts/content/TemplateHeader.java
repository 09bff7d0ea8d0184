package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.content.MessageContent.Location;
import dev.switchboard.contracts.content.MessageContent.Media;
import org.jspecify.annotations.Nullable;

/** What fills the header of a template: words, a file, a place or a product. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("What fills the header of a template: words, a file, a place or a product.")
public record TemplateHeader(
        @JsonPropertyDescription("words") @Nullable TemplateParameter text,

        @JsonPropertyDescription("image, video or document") @Nullable
        Media media,

        @JsonPropertyDescription("a place") @Nullable Location location,

        @JsonPropertyDescription("catalogue of a product") @Nullable
        String catalogId,

        @JsonPropertyDescription("a product") @Nullable String productRetailerId) {}
