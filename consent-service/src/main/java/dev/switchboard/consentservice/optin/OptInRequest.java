package dev.switchboard.consentservice.optin;

import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.consentservice.message.CustomerMessages;
import dev.switchboard.contracts.consent.ConsentCategory;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A consent that was asked for.
 *
 * @param questionId our message that asks; null as long as none could be sent
 * @param wording what was shown when it was asked for elsewhere, or else our question
 */
public record OptInRequest(
        UUID id,
        UUID contactId,
        String phoneNumberId,
        Set<ConsentCategory> categories,
        State state,
        String locale,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable UUID questionId,
        @Nullable Instant askedAt,
        Evidence.@Nullable Wording wording) {

    public OptInRequest {
        categories = Set.copyOf(categories);
    }

    /** Once our message is on its way. What was shown elsewhere says more than the question. */
    OptInRequest asked(CustomerMessages.Asked asked, Instant at) {
        return new OptInRequest(
                id,
                contactId,
                phoneNumberId,
                categories,
                state,
                locale,
                requestedAt,
                expiresAt,
                asked.messageId(),
                at,
                wording == null ? asked.question() : wording);
    }

    /** What became of it. */
    public enum State {
        /** The customer has not answered. */
        WAITING,
        /** Agreed. */
        GRANTED,
        /** Refused. */
        DENIED,
        /** Nobody answered in time. */
        EXPIRED,
        /** The customer said stop instead. */
        WITHDRAWN
    }
}
