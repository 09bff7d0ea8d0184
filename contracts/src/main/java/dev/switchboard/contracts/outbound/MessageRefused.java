package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Our own rules stopped the message before it reached Meta. */
@JsonClassDescription("Our own rules stopped the message before it reached Meta.")
public record MessageRefused(
        @JsonPropertyDescription("our id of the message") UUID messageId,

        @JsonPropertyDescription(
                "the lasting thread between one number and one contact; absent where the command named none")
        @Nullable
        UUID conversationId,

        @JsonPropertyDescription("stable reason, e.g. window_closed")
        String code,

        @JsonPropertyDescription("the same in plain words") String explanation,
        @JsonPropertyDescription("what would allow it") String unblockedBy,

        @JsonPropertyDescription("ids of what the decision rests on")
        List<String> evidence,

        @JsonPropertyDescription("when") Instant refusedAt)
        implements OutboundEvent {
    public MessageRefused {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(explanation, "explanation");
        Objects.requireNonNull(unblockedBy, "unblockedBy");
        Objects.requireNonNull(refusedAt, "refusedAt");
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }
}
