package dev.switchboard.outboundsender.readmark;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to show a message as read.
 *
 * @param typingSince when somebody began to write an answer; null where nobody did
 */
public record NewReadMark(
        UUID conversationId,
        String phoneNumberId,
        String readMessageId,
        @Nullable Instant typingSince) {

    /** Leaves Meta's id out: old ones hold the phone number. */
    @Override
    public String toString() {
        return "NewReadMark[conversationId=%s]".formatted(conversationId);
    }
}
