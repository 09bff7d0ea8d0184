package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What fills one gap of a template; named when the template's gaps have names. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("What fills one gap of a template; named when the template's gaps have names.")
public record TemplateParameter(
        @JsonPropertyDescription("the gap's name, for templates with names") @Nullable
        String name,

        @JsonPropertyDescription("the words; also what is shown where a currency or date cannot be")
        CustomerText text,

        @JsonPropertyDescription("an amount of money instead of words") @Nullable
        Currency currency,

        @JsonPropertyDescription("the words are a date") @Nullable
        Boolean dateTime) {
    public TemplateParameter {
        Objects.requireNonNull(text, "text");
    }

    /** An amount of money, shown as the customer's phone shows money. */
    @JsonClassDescription("An amount of money.")
    public record Currency(
            @JsonPropertyDescription("ISO 4217") String code,

            @JsonPropertyDescription("thousandths of one unit")
            long amount1000) {
        public Currency {
            Objects.requireNonNull(code, "code");
        }
    }
}
