package dev.switchboard.contracts.content;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.content.MessageContent.Media;
import org.jspecify.annotations.Nullable;

/** Above the words: a line of text, or a file (image, video or document). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonClassDescription("Above the words: a line of text, or a file (image, video or document).")
public record MessageHeader(
        @JsonPropertyDescription("a line") @Nullable CustomerText text,

        @JsonPropertyDescription("or a file") @Nullable Media media) {
    public MessageHeader {
        if ((text == null) == (media == null)) {
            throw new IllegalArgumentException("a header is a text or a file");
        }
    }
}
