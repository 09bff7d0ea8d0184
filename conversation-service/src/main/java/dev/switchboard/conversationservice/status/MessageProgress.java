package dev.switchboard.conversationservice.status;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.conversation.MessageState;
import dev.switchboard.contracts.whatsapp.Pricing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of how far a message got. Facts only add up: of each step the earliest time stays, and the state
 * follows from which steps there are. So facts may come in any order and any number of times, and the end is the same;
 * and the state never goes back, because no fact is ever taken away and every state is above those it can come from.
 *
 * <p>A delivery that is only known from its reading is as old as the reading. A failure stays visible below a delivery.
 * A message whose outcome was unknown and that Meta turns out to have taken counts as sent.
 */
public record MessageProgress(
        @Nullable Instant acceptedAt,
        @Nullable Instant dispatchedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable Instant failedAt,
        @Nullable MetaError failure,
        @Nullable Instant refusedAt,
        @Nullable Refusal refusal,
        @Nullable Instant unknownAt,
        @Nullable String unknownReason,
        @Nullable Pricing pricing) {

    /** Of a message that was only asked for. */
    public static final MessageProgress NONE =
            new MessageProgress(null, null, null, null, null, null, null, null, null, null, null);

    /** The state that follows. */
    public MessageState state() {
        if (readAt != null) {
            return MessageState.READ;
        }
        if (deliveredAt != null) {
            return MessageState.DELIVERED;
        }
        if (failedAt != null) {
            return MessageState.FAILED;
        }
        if (dispatchedAt != null || (acceptedAt != null && unknownAt != null)) {
            return MessageState.SENT;
        }
        if (refusedAt != null) {
            return MessageState.REFUSED;
        }
        return unknownAt != null ? MessageState.UNKNOWN : MessageState.QUEUED;
    }

    /** What is known after one more fact. */
    MessageProgress with(Fact fact) {
        var draft = new Draft(this);
        switch (fact) {
            case Fact.Accepted(var at) -> draft.acceptedAt = earlier(acceptedAt, at);
            case Fact.Dispatched(var at) -> draft.dispatchedAt = earlier(dispatchedAt, at);
            case Fact.Delivered(var at) -> draft.deliveredAt = earlier(deliveredAt, at);
            case Fact.Read(var at) -> {
                draft.readAt = earlier(readAt, at);
                draft.deliveredAt = earlier(deliveredAt, at);
            }
            case Fact.Failed(var at, var error) -> {
                // "It never got there" and Meta's reason may be told at the same time, in any order; the reason is
                // worth more.
                if (failedAt == null || at.isBefore(failedAt) || (at.equals(failedAt) && failure == null)) {
                    draft.failedAt = at;
                    draft.failure = error;
                }
            }
            case Fact.Refused(var at, var why) -> {
                if (refusedAt == null || at.isBefore(refusedAt)) {
                    draft.refusedAt = at;
                    draft.refusal = why;
                }
            }
            case Fact.Unknown(var at, var reason) -> {
                if (unknownAt == null || at.isBefore(unknownAt)) {
                    draft.unknownAt = at;
                    draft.unknownReason = reason;
                }
            }
            case Fact.Priced priced -> draft.pricing = pricing == null ? priced.pricing() : pricing;
        }
        return draft.finished();
    }

    /** When the present state was reached; null when it was never more than asked for. */
    @Nullable
    Instant reachedAt() {
        return switch (state()) {
            case READ -> readAt;
            case DELIVERED -> deliveredAt;
            case FAILED -> failedAt;
            case SENT -> dispatchedAt != null ? dispatchedAt : acceptedAt;
            case REFUSED -> refusedAt;
            case UNKNOWN -> unknownAt;
            case QUEUED, RECEIVED, OTHER -> acceptedAt;
        };
    }

    private static Instant earlier(@Nullable Instant known, Instant told) {
        return known == null || told.isBefore(known) ? told : known;
    }

    private static final class Draft {
        private @Nullable Instant acceptedAt;
        private @Nullable Instant dispatchedAt;
        private @Nullable Instant deliveredAt;
        private @Nullable Instant readAt;
        private @Nullable Instant failedAt;
        private @Nullable MetaError failure;
        private @Nullable Instant refusedAt;
        private @Nullable Refusal refusal;
        private @Nullable Instant unknownAt;
        private @Nullable String unknownReason;
        private @Nullable Pricing pricing;

        private Draft(MessageProgress from) {
            acceptedAt = from.acceptedAt;
            dispatchedAt = from.dispatchedAt;
            deliveredAt = from.deliveredAt;
            readAt = from.readAt;
            failedAt = from.failedAt;
            failure = from.failure;
            refusedAt = from.refusedAt;
            refusal = from.refusal;
            unknownAt = from.unknownAt;
            unknownReason = from.unknownReason;
            pricing = from.pricing;
        }

        private MessageProgress finished() {
            return new MessageProgress(
                    acceptedAt,
                    dispatchedAt,
                    deliveredAt,
                    readAt,
                    failedAt,
                    failure,
                    refusedAt,
                    refusal,
                    unknownAt,
                    unknownReason,
                    pricing);
        }
    }
}
