package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.switchboard.contracts.content.MessageContent;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The words of a message changed, or it was taken back. */
@JsonClassDescription("The words of a message changed, or it was taken back.")
public record MessageChanged(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("our id of the message") UUID messageId,

        @JsonPropertyDescription("what happened to it") Change change,

        @JsonPropertyDescription("what it says now, for EDITED") @Nullable
        MessageContent content,

        @JsonPropertyDescription("Meta's timestamp, clamped to the time of receipt")
        Instant changedAt)
        implements ConversationEvent {

    public MessageChanged {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(changedAt, "changedAt");
    }

    /** What happened to a message. */
    public enum Change {
        /** It says something else now. */
        EDITED,
        /** It was deleted for everybody. */
        REVOKED,
        /** Written by a newer version. */
        @JsonEnumDefaultValue
        OTHER
    }
}
