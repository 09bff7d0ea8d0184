package dev.switchboard.consentservice.erasure;

import dev.switchboard.contracts.ErasedCount;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to erase somebody, and how far it got.
 *
 * @param contactId who stood for the contact that was named
 * @param expected the services that must answer
 * @param answers those that did
 */
record Erasure(
        UUID id,
        UUID contactId,
        State state,
        Order order,
        Instant requestedAt,
        List<String> expected,
        @Nullable Instant completedAt,
        List<Answer> answers) {

    Erasure {
        expected = List.copyOf(expected);
        answers = List.copyOf(answers);
    }

    /** How far it got. */
    enum State {
        /** The services were told. */
        REQUESTED,
        /** Some answered. */
        RUNNING,
        /** All did. */
        COMPLETED
    }

    /**
     * What was asked for.
     *
     * @param reason why, in the words of whoever asked; nothing about the customer
     * @param requestedBy person or program
     * @param reference the case or ticket behind it
     */
    record Order(
            String reason, String requestedBy, @Nullable String reference) {}

    /** What a service says that it erased. */
    record Answer(String service, Instant answeredAt, List<ErasedCount> counts) {
        Answer {
            counts = List.copyOf(counts);
        }
    }
}
