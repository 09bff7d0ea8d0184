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
 * @param quotedWamid the message it answers, or that it reacts to; it may be unknown to us
 * @param context that it was forwarded, or asks about a product, as JSON
 * @param referral ad or post the customer came from, as JSON
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
        @Nullable String context,
        @Nullable String referral,
        boolean standby,
        MessageState state) {

    /** When it left for the phone, where that is known from the start: an echo has left already. */
    @Nullable
    Instant dispatchedAt() {
        return isEcho() && state != MessageState.FAILED ? sentAt : null;
    }

    /** Old messages come with how far they got, but not when: the time of the message stands for it. */
    @Nullable
    Instant deliveredAt() {
        return isEcho() && (state == MessageState.DELIVERED || state == MessageState.READ) ? sentAt : null;
    }

    @Nullable
    Instant readAt() {
        return isEcho() && state == MessageState.READ ? sentAt : null;
    }

    @Nullable
    Instant failedAt() {
        return isEcho() && state == MessageState.FAILED ? sentAt : null;
    }

    private boolean isEcho() {
        return direction == MessageAdded.Direction.ECHO;
    }
}
