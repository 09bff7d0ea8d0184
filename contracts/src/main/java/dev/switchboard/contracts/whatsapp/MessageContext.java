package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What a message refers to: a quoted message, a forward, a product. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("What a message refers to: a quoted message, a forward, a product.")
public record MessageContext(
        @JsonPropertyDescription("wamid of the quoted message; it may be unknown to us") @Nullable
        String quotedMessageId,

        @JsonPropertyDescription("passed on up to five times")
        boolean forwarded,

        @JsonPropertyDescription("passed on more than five times")
        boolean frequentlyForwarded,

        @JsonPropertyDescription("catalogue of the product asked about") @Nullable
        String catalogId,

        @JsonPropertyDescription("product asked about") @Nullable
        String productRetailerId,

        @JsonPropertyDescription("who wrote the quoted message, where Meta's ids tell") @Nullable
        Author quotedAuthor) {

    /** What does not tell who wrote the quoted message. */
    public MessageContext(
            @Nullable String quotedMessageId,
            boolean forwarded,
            boolean frequentlyForwarded,
            @Nullable String catalogId,
            @Nullable String productRetailerId) {
        this(quotedMessageId, forwarded, frequentlyForwarded, catalogId, productRetailerId, null);
    }

    /** Who wrote a quoted message: a role, never an id. */
    public enum Author {
        /** The customer whom the event names. */
        CUSTOMER,
        /** The business number. */
        BUSINESS,
        /** Written by a newer version. */
        @JsonEnumDefaultValue
        OTHER
    }
}
