package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What fills one card of a template's carousel. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("What fills one card of a template's carousel.")
public record TemplateCard(
        @JsonPropertyDescription("file or product on top") @Nullable
        TemplateHeader header,

        @JsonPropertyDescription("what fills its words") List<TemplateParameter> body,

        @JsonPropertyDescription("what fills its buttons") List<TemplateButtonParameter> buttons) {
    public TemplateCard {
        body = body == null ? List.of() : List.copyOf(body);
        buttons = buttons == null ? List.of() : List.copyOf(buttons);
    }
}
