package dev.switchboard.outboundsender.settle;

import dev.switchboard.outboundsender.attempt.AttemptState;
import dev.switchboard.problems.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;

/** What the door for settlements answers when it cannot do what was asked. */
final class SettlementProblems {

    private static final Problem UNKNOWN_MESSAGE = new Problem(404, "unknown_message", "There is no such message");
    private static final Problem OUTCOME_KNOWN = new Problem(409, "outcome_known", "There is nothing to decide");
    private static final Problem INVALID_REQUEST = new Problem(400, "invalid_request", "The request is not valid");

    private SettlementProblems() {}

    static HttpProblem unknownMessage() {
        return UNKNOWN_MESSAGE.because("nobody asked this sender to send a message of that id");
    }

    static HttpProblem known(AttemptState state) {
        return OUTCOME_KNOWN.because(
                switch (state) {
                    case READY, CALLING ->
                        "the message is on its way, it is %s; wait for what comes of it".formatted(state);
                    case ACCEPTED, REFUSED, FAILED, UNKNOWN ->
                        "what became of the message is known, it is %s".formatted(state);
                });
    }

    static HttpProblem invalid(String field, String message) {
        return INVALID_REQUEST
                .builder()
                .withDetail(field + " " + message)
                .with("errors", List.of(Map.of("field", field, "message", message)))
                .build();
    }
}
