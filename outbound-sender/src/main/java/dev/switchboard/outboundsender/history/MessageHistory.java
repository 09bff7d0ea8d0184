package dev.switchboard.outboundsender.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that happened to one message here, without its content.
 *
 * @param state READY, CALLING, ACCEPTED, REFUSED, FAILED or UNKNOWN
 * @param reason stable code of the latest outcome
 * @param unsettledAt when an unknown outcome had been waited for long enough, and a person was asked to decide
 * @param settlement what a person decided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MessageHistory(
        UUID messageId,
        UUID conversationId,
        String phoneNumberId,
        String state,
        @Nullable String reason,
        Instant requestedAt,
        Instant receivedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant unsettledAt,
        @Nullable PersonsWord settlement,
        List<Call> attempts,
        List<GateDecision> decisions) {

    /** One call to Meta; without outcome while nobody knows. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Call(
            int attempt,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable Integer errorCode) {}

    /** What a person decided about an unknown outcome. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PersonsWord(
            String outcome, String by, @Nullable String note, Instant at) {}

    /** What the gate said before a call, and what would have changed its mind. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GateDecision(
            int attempt,
            String decision,
            String code,
            String explanation,
            @Nullable String unblockedBy,
            List<String> evidence,
            Instant decidedAt) {}
}
