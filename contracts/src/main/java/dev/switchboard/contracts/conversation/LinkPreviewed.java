package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.CustomerText;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The first link of a message was looked up, and its page said something of itself.
 *
 * Every word is the page's own, and nobody has checked it. Whoever shows imageUrl must not load it in a person's browser: that
 * would tell a stranger who read what and when.
 */
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
        UUID imageId,

        @JsonPropertyDescription("what the site calls itself") @Nullable
        CustomerText siteName,

        @JsonPropertyDescription(
                "where the page says that its picture is; not fetched, and not to be loaded by people's browsers")
        @Nullable
        String imageUrl)
        implements ConversationEvent {

    public LinkPreviewed {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(url, "url");
    }
}
