package dev.switchboard.outboundsender.settle;

import java.time.Instant;
import java.util.UUID;

/**
 * A message whose outcome nothing settled in time.
 *
 * @param reason stable code of why it is unknown
 * @param unknownSince when the call was given up
 * @param unsettledAt when it was waited for long enough
 */
record UnsettledMessage(
        UUID messageId,
        UUID conversationId,
        String phoneNumberId,
        String reason,
        Instant unknownSince,
        Instant unsettledAt) {}
