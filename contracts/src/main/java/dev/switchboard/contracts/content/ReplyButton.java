package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerText;
import java.util.Objects;

/** A button with an answer. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("A button with an answer.")
public record ReplyButton(
        @JsonPropertyDescription("comes back with the tap; unique in the message")
        String id,

        @JsonPropertyDescription("label; unique in the message")
        CustomerText title) {
    public ReplyButton {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
    }
}
