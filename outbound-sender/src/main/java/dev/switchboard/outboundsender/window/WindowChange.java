package dev.switchboard.outboundsender.window;

import java.time.Instant;
import java.util.UUID;

/** What an event says about a window. */
sealed interface WindowChange {

    /** The customer acted {@code at}; answers are allowed until {@code expiresAt}. */
    record Opened(UUID conversationId, String phoneNumberId, Instant at, Instant expiresAt, String evidence)
            implements WindowChange {}

    /** Answers are no longer allowed, although time is not up. */
    record Closed(UUID conversationId, Instant at, String evidence) implements WindowChange {}
}
