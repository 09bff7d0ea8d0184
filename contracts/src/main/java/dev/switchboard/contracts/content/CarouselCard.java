package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.content.MessageContent.Media;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One card of a carousel: a file with words and either a link or answers; or a product. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("One card of a carousel: a file with words and either a link or answers; or a product.")
public record CarouselCard(
        @JsonPropertyDescription("image or video") @Nullable Media media,

        @JsonPropertyDescription("words below it") @Nullable CustomerText body,

        @JsonPropertyDescription("label of the link") @Nullable
        CustomerText linkLabel,

        @JsonPropertyDescription("where it leads") @Nullable String linkUrl,

        @JsonPropertyDescription("answers instead of a link")
        List<ReplyButton> buttons,

        @JsonPropertyDescription("of a product card") @Nullable
        String catalogId,

        @JsonPropertyDescription("of a product card") @Nullable
        String productRetailerId) {
    public CarouselCard {
        buttons = buttons == null ? List.of() : List.copyOf(buttons);
    }
}
