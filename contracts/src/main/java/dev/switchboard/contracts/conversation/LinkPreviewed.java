package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerText;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The first link of a message was looked up. */
@JsonClassDescription("The first link of a message was looked up.")
public record LinkPreviewed(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("our id of the message") UUID messageId,

        @JsonPropertyDescription("the link") String url,

        @JsonPropertyDescription("title of the page") @Nullable
        CustomerText title,

        @JsonPropertyDescription("what the page says of itself") @Nullable
        CustomerText description,

        @JsonPropertyDescription("our id of its picture") @Nullable
        UUID imageId)
        implements ConversationEvent {

    public LinkPreviewed {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(url, "url");
    }
}
