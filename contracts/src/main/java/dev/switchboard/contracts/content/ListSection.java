package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Part of a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("Part of a list.")
public record ListSection(
        @JsonPropertyDescription("needed when there are several") @Nullable
        CustomerText title,

        @JsonPropertyDescription("in order") List<Row> rows) {
    public ListSection {
        rows = rows == null ? List.of() : List.copyOf(rows);
    }

    /** One choice of a list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonClassDescription("One choice of a list.")
    public record Row(
            @JsonPropertyDescription("comes back with the choice; unique in the message")
            String id,

            @JsonPropertyDescription("first line") CustomerText title,

            @JsonPropertyDescription("second line") @Nullable
            CustomerText description) {
        public Row {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(title, "title");
        }
    }
}
