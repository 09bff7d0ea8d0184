package dev.switchboard.contracts;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** One error as Meta reports it, in a webhook or in an answer. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("One error as Meta reports it, in a webhook or in an answer.")
public record MetaError(
        @JsonPropertyDescription("Meta's error code, e.g. 131047")
        int code,

        @JsonPropertyDescription("short title") @Nullable String title,
        @JsonPropertyDescription("message") @Nullable String message,

        @JsonPropertyDescription("error_data.details, the most precise text") @Nullable
        String details) {}
