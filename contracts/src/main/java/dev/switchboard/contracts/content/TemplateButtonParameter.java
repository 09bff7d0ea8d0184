package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.RawJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What fills one button of a template. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("What fills one button of a template.")
public record TemplateButtonParameter(
        @JsonPropertyDescription("place among all buttons of the template, from 0")
        int index,

        @JsonPropertyDescription("what the button does") Kind kind,

        @JsonPropertyDescription("end of the address, payload, or code") @Nullable
        CustomerText value,

        @JsonPropertyDescription("FLOW: comes back with the answers") @Nullable
        String flowToken,

        @JsonPropertyDescription("FLOW: a JSON object as text") @Nullable
        RawJson flowData,

        @JsonPropertyDescription("CATALOG and PRODUCTS: product whose picture is shown") @Nullable
        String thumbnailProductRetailerId,

        @JsonPropertyDescription("PRODUCTS: what is offered")
        List<ProductSection> sections) {
    public TemplateButtonParameter {
        Objects.requireNonNull(kind, "kind");
        sections = sections == null ? List.of() : List.copyOf(sections);
    }

    /** What a template's button does. */
    public enum Kind {
        /** Opens a page; the value is the end of its address. */
        URL,
        /** Answers; the value is the payload that comes back. */
        QUICK_REPLY,
        /** Copies a code, which is the value. */
        COPY_CODE,
        /** Opens a flow. */
        FLOW,
        /** Opens the catalogue. */
        CATALOG,
        /** Shows several products. */
        PRODUCTS,
        /** Written by a newer version. */
        @JsonEnumDefaultValue
        OTHER
    }
}
