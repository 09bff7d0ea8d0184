package dev.switchboard.conversationservice.timeline;

import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.MessageState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message to be stored.
 *
 * @param authorContactId who wrote it, in groups; null in private chats
 * @param wamid Meta's id; null while Meta has not taken an outbound message
 * @param content MessageContent as JSON
 * @param sentAt its place on the timeline
 * @param quotedWamid the message it answers; it may be unknown to us
 * @param referral ad or post the customer came from, as Meta sent it
 */
public record NewMessage(
        UUID id,
        UUID conversationId,
        @Nullable UUID authorContactId,
        @Nullable UUID interactionId,
        @Nullable String wamid,
        MessageAdded.Direction direction,
        String content,
        Instant sentAt,
        Instant recordedAt,
        @Nullable String quotedWamid,
        @Nullable String referral,
        boolean standby,
        MessageState state) {

    /** When it left for the phone, where that is known from the start: an echo has left already. */
    @Nullable
    Instant dispatchedAt() {
        return direction == MessageAdded.Direction.ECHO ? sentAt : null;
    }
}
