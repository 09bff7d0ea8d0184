package dev.switchboard.contracts;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Objects;

/** How many of one kind were erased. */
@JsonClassDescription("How many of one kind were erased.")
public record ErasedCount(
        @JsonPropertyDescription("the kind in the plural, e.g. messages, files")
        String kind,

        @JsonPropertyDescription("how many of it") long count) {
    public ErasedCount {
        Objects.requireNonNull(kind, "kind");
    }
}
