package dev.switchboard.contracts.conversation;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** Free-form answers are no longer allowed. */
@JsonClassDescription("Free-form answers are no longer allowed.")
public record WindowClosed(
        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("Meta's id of the business number")
        String phoneNumberId,

        @JsonPropertyDescription("when") Instant closedAt,
        @JsonPropertyDescription("why") Cause cause)
        implements ConversationEvent {
    public WindowClosed {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(closedAt, "closedAt");
        Objects.requireNonNull(cause, "cause");
    }

    /** Why a window closed. */
    public enum Cause {
        /** 24 hours passed. */
        EXPIRED,
        /** Meta refused with 131047. */
        CLOSED_BY_META,
        /** Written by a newer version. */
        @JsonEnumDefaultValue
        OTHER
    }
}
