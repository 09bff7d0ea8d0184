package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.PersonalDetail;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The file of a message is in our store. */
@JsonClassDescription("The file of a message is in our store.")
public record MediaStored(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("our id of the message") UUID messageId,
        @JsonPropertyDescription("our id of the file") UUID mediaId,
        @JsonPropertyDescription("found by content") String mimeType,
        @JsonPropertyDescription("size") long sizeBytes,
        @JsonPropertyDescription("hex") String sha256,

        @JsonPropertyDescription("safe to save under; user input made harmless") @Nullable
        PersonalDetail fileName,

        @JsonPropertyDescription("a small picture of it can be had")
        boolean thumbnail)
        implements ConversationEvent {
    public MediaStored {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(mediaId, "mediaId");
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(sha256, "sha256");
    }
}
