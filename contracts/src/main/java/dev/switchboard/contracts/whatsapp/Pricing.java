package dev.switchboard.contracts.whatsapp;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What Meta charges for one message. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("What Meta charges for one message.")
public record Pricing(
        @JsonPropertyDescription("authentication, marketing, utility, service, …") @Nullable
        String category,

        @JsonPropertyDescription("regular, free_customer_service or free_entry_point") @Nullable
        String type,

        @JsonPropertyDescription("PMP; CBP before July 2025") @Nullable
        String model,

        @JsonPropertyDescription("deprecated by Meta; use type and category") @Nullable
        Boolean billable) {}
