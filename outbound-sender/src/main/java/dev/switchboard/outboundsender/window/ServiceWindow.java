package dev.switchboard.outboundsender.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The service window of one conversation, as far as we have heard.
 *
 * @param phoneNumberId Meta's id of the business number that may answer in it
 * @param expiresAt 24 hours after the customer's latest act
 * @param closedAt set when Meta closed it before its time
 * @param evidence ids of the events and messages that say so
 */
public record ServiceWindow(
        UUID conversationId,
        String phoneNumberId,
        Instant expiresAt,
        @Nullable Instant closedAt,
        List<String> evidence) {

    /** Meta's error code for an answer outside the window, in the answer of a call or in a status. */
    public static final int CLOSED_CODE = 131047;

    private static final Duration LENGTH = Duration.ofHours(24);

    public ServiceWindow {
        evidence = List.copyOf(evidence);
    }

    /** Whether it is a window of that business number. */
    public boolean isOf(String businessNumber) {
        return phoneNumberId.equals(businessNumber);
    }

    /** When the customer last did something. */
    public Instant openedAt() {
        return expiresAt.minus(LENGTH);
    }

    /** Whether a free-form answer may leave at {@code now}, with {@code margin} to spare for the way to Meta. */
    public boolean open(Instant now, Duration margin) {
        return closedAt == null && now.plus(margin).isBefore(expiresAt);
    }
}
