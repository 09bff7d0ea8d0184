package dev.switchboard.conversationservice.window;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The window of one conversation.
 *
 * @param phoneNumberId Meta's id of the business number
 * @param openedAt the customer's own time of what opened it
 * @param lastActivityAt the newest thing the customer did
 * @param expiresAt 24 h after that, or when the answer was asked for that Meta refused
 * @param closedAt set once its closing was announced
 * @param nextDueAt when there is something to announce: a mark or the end; null when closed
 */
public record WindowState(
        UUID conversationId,
        String phoneNumberId,
        Instant openedAt,
        Instant lastActivityAt,
        Instant expiresAt,
        @Nullable Instant closedAt,
        @Nullable Instant nextDueAt) {

    /** Whether free-form answers are allowed at that moment. */
    public boolean openAt(Instant now) {
        return closedAt == null && now.isBefore(expiresAt);
    }

    /** Whether Meta closed it before its 24 hours were over. */
    boolean closedByMeta() {
        return expiresAt.isBefore(lastActivityAt.plus(WindowRules.LENGTH));
    }

    WindowState extended(Instant activityAt, Instant nextDue) {
        return new WindowState(
                conversationId,
                phoneNumberId,
                openedAt,
                activityAt,
                activityAt.plus(WindowRules.LENGTH),
                null,
                nextDue);
    }

    WindowState closed(Instant at) {
        return new WindowState(conversationId, phoneNumberId, openedAt, lastActivityAt, at, at, null);
    }

    WindowState movedTo(UUID conversation) {
        return new WindowState(conversation, phoneNumberId, openedAt, lastActivityAt, expiresAt, closedAt, nextDueAt);
    }

    WindowState due(Instant next) {
        return new WindowState(conversationId, phoneNumberId, openedAt, lastActivityAt, expiresAt, closedAt, next);
    }
}
