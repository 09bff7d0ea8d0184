package dev.switchboard.outboundsender.number;

import dev.switchboard.cloudapi.management.NumberItem;
import dev.switchboard.contracts.outbound.NumberState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One business number, as far as Meta told.
 *
 * @param state what is published of it; its {@code asOf} is when Meta told what was published last
 * @param listed when the latest listing began that had it
 * @param told when a webhook last changed it
 * @param version counts what was published
 */
record BusinessNumber(NumberState state, Instant listed, Instant told, int version) {

    /** It is gone from the account. */
    static final String DELETED = "DELETED";

    BusinessNumber {
        Objects.requireNonNull(state, "state");
    }

    static BusinessNumber first(String wabaId, NumberItem item, @Nullable Instant tokenExpiresAt, Instant at) {
        return new BusinessNumber(stateOf(wabaId, item, tokenExpiresAt, at), at, Instant.EPOCH, 1);
    }

    /** After a listing that began then; what a webhook told later stays. */
    BusinessNumber listed(String wabaId, NumberItem item, Instant at) {
        if (at.isBefore(listed) || at.isBefore(told)) {
            return this;
        }
        var next = stateOf(wabaId, item, state.tokenExpiresAt(), at);
        return changedTo(next, at, told);
    }

    /** After a webhook of then; older than what is known it changes nothing. */
    BusinessNumber told(NumberNews news, Instant at) {
        if (at.isBefore(listed) || at.isBefore(told)) {
            return this;
        }
        return changedTo(news.in(state), listed, at);
    }

    /** After a complete listing that began then and had it not. */
    BusinessNumber gone(Instant at) {
        return told(now -> NumberNews.withStatus(now, DELETED), at);
    }

    private BusinessNumber changedTo(NumberState next, Instant newListed, Instant newTold) {
        var at = newListed.isAfter(newTold) ? newListed : newTold;
        var changed = !NumberNews.at(next, state.asOf()).equals(state);
        return new BusinessNumber(
                NumberNews.at(next, changed ? at : state.asOf()), newListed, newTold, changed ? version + 1 : version);
    }

    /** The number without signs, by which webhooks name it. */
    String digits() {
        return digits(state.displayPhoneNumber());
    }

    static String digits(@Nullable String number) {
        return number == null ? "" : number.replaceAll("\\D", "");
    }

    private static NumberState stateOf(String wabaId, NumberItem item, @Nullable Instant tokenExpiresAt, Instant at) {
        return new NumberState(
                item.id(),
                wabaId,
                item.status(),
                item.qualityRating(),
                item.messagesPerSecond(),
                item.messagingLimit(),
                item.displayPhoneNumber(),
                item.verifiedName(),
                item.nameStatus(),
                item.codeVerificationStatus(),
                item.canSendMessage(),
                tokenExpiresAt,
                at);
    }

    /** Names no number. */
    @Override
    public String toString() {
        return "BusinessNumber[phoneNumberId=%s, version=%d]".formatted(state.phoneNumberId(), version);
    }
}
