package dev.switchboard.conversationservice.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A thread with one number, without its messages. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HeldConversation(
        UUID id,
        String phoneNumberId,
        Instant startedAt,
        @Nullable HeldWindow window,
        @Nullable Instant readUpTo,
        List<HeldInteraction> interactions) {

    HeldConversation {
        interactions = List.copyOf(interactions);
    }

    /** Until when free-form answers are or were allowed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeldWindow(
            Instant openedAt,
            Instant lastActivityAt,
            Instant expiresAt,
            @Nullable Instant closedAt) {}

    /** An episode of service. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeldInteraction(
            UUID id,
            String openedBy,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable String wrapUpCode) {}
}
