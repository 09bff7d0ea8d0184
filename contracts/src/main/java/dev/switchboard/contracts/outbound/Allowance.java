package dev.switchboard.contracts.outbound;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Why our own rules let a message leave for Meta, for one call. */
@JsonClassDescription("Why our own rules let a message leave for Meta, for one call.")
public record Allowance(
        @JsonPropertyDescription("the call it allowed, 1 for the first")
        int attempt,

        @JsonPropertyDescription("stable reason, e.g. window_open")
        String code,

        @JsonPropertyDescription("the same in plain words") String explanation,

        @JsonPropertyDescription("ids of what the decision rests on")
        List<String> evidence,

        @JsonPropertyDescription("when") Instant decidedAt) {
    public Allowance {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(explanation, "explanation");
        Objects.requireNonNull(decidedAt, "decidedAt");
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }
}
