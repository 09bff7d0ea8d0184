package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** The file of a message could not be fetched, for now or for good. */
@JsonClassDescription("The file of a message could not be fetched, for now or for good.")
public record MediaUnavailable(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("our id of the message") UUID messageId,

        @JsonPropertyDescription("our id of the file") UUID mediaId,

        @JsonPropertyDescription("stable code of why, such as expired, too_large or hash_mismatch")
        String reason,

        @JsonPropertyDescription("it is tried again without anybody's help")
        boolean again,

        @JsonPropertyDescription("when") Instant failedAt)
        implements ConversationEvent {

    public MediaUnavailable {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(mediaId, "mediaId");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(failedAt, "failedAt");
    }
}
