package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An unknown outcome is known now. Proof may come after a person decided; it is announced as well, and counts. */
@JsonClassDescription(
        "An unknown outcome is known now. Proof may come after a person decided; it is announced as well, and counts.")
public record OutcomeSettled(
        @JsonPropertyDescription("our id of the message") UUID messageId,

        @JsonPropertyDescription("the lasting thread between one number and one contact")
        UUID conversationId,

        @JsonPropertyDescription("what it was") Outcome outcome,

        @JsonPropertyDescription("Meta's id, where it was sent") @Nullable
        String wamid,

        @JsonPropertyDescription(
                "what proves it: status_webhook, late_answer, or person where somebody decided without proof")
        String evidence,

        @JsonPropertyDescription("when") Instant settledAt,

        @JsonPropertyDescription("our id of the person who decided, where it was one") @Nullable
        String settledBy)
        implements OutboundEvent {
    public OutcomeSettled {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(settledAt, "settledAt");
    }

    /** Settled by proof, not by a person. */
    public OutcomeSettled(
            UUID messageId,
            UUID conversationId,
            Outcome outcome,
            @Nullable String wamid,
            String evidence,
            Instant settledAt) {
        this(messageId, conversationId, outcome, wamid, evidence, settledAt, null);
    }

    /** What an unknown outcome turned out to be. */
    public enum Outcome {
        /** Meta had taken it. */
        ACCEPTED,
        /** It never reached Meta. */
        NOT_SENT,
        /** Written by a newer version. */
        @JsonEnumDefaultValue
        OTHER
    }
}
