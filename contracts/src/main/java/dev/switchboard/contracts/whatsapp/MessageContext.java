package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
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
        String productRetailerId) {}
