package dev.switchboard.consentservice.ledger;

import dev.switchboard.contracts.consent.ConsentSource;
import dev.switchboard.rows.Storable;
import dev.switchboard.rows.Times;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What proves an entry.
 *
 * @param sourceRef where to find it at its source; never a phone or a name
 * @param match which word counted
 * @param locale language of what was shown or written
 * @param wording what was shown
 * @param actor person or program that noted it
 * @param reason in the actor's words
 * @param legalBasis as the actor names it
 * @param requestId double opt-in that it belongs to
 * @param questionId our message that asked, or that carried the button
 * @param validUntil it ends then
 * @param personal what is personal data, kept apart
 */
public record Evidence(
        ConsentSource source,
        @Nullable String sourceRef,
        @Nullable Match match,
        @Nullable String locale,
        @Nullable Wording wording,
        @Nullable String actor,
        @Nullable String reason,
        @Nullable String legalBasis,
        @Nullable UUID requestId,
        @Nullable UUID questionId,
        @Nullable Instant validUntil,
        @Nullable Personal personal) {

    public Evidence {
        sourceRef = Storable.textOrNull(sourceRef);
        locale = Storable.textOrNull(locale);
        actor = Storable.textOrNull(actor);
        reason = Storable.textOrNull(reason);
        legalBasis = Storable.textOrNull(legalBasis);
        validUntil = validUntil == null ? null : Times.storable(validUntil);
    }

    /** The word of our list that a message was. */
    public record Match(String keyword, String mode) {
        public Match {
            keyword = Storable.text(keyword);
        }
    }

    /** A version of a wording, and its SHA-256. */
    public record Wording(
            String noticeId,
            int version,
            String hash,
            @Nullable String businessName) {
        public Wording {
            noticeId = Storable.text(noticeId);
            businessName = Storable.textOrNull(businessName);
        }
    }

    /** Where a form was filled in, and the words that were written. Prints nothing. */
    public record Personal(
            @Nullable String ip,
            @Nullable String userAgent,
            @Nullable String text) {
        public Personal {
            ip = Storable.textOrNull(ip);
            userAgent = Storable.textOrNull(userAgent);
            text = Storable.textOrNull(text);
        }

        @Override
        public String toString() {
            return "Personal[]";
        }
    }

    /** Nothing but where it came from. */
    public static Evidence from(ConsentSource source, @Nullable String sourceRef) {
        return new Evidence(source, sourceRef, null, null, null, null, null, null, null, null, null, null);
    }

    /** With the word that counted, its language, and what was written. */
    public Evidence matching(Match newMatch, @Nullable String newLocale, @Nullable String text) {
        var words = text == null ? personal : new Personal(null, null, text);
        return new Evidence(
                source,
                sourceRef,
                newMatch,
                newLocale,
                wording,
                actor,
                reason,
                legalBasis,
                requestId,
                questionId,
                validUntil,
                words);
    }

    /** With the wording that was shown, in its language. */
    public Evidence showing(@Nullable Wording newWording, @Nullable String newLocale) {
        return new Evidence(
                source,
                sourceRef,
                match,
                newLocale,
                newWording,
                actor,
                reason,
                legalBasis,
                requestId,
                questionId,
                validUntil,
                personal);
    }

    /** With who noted it. */
    public Evidence notedBy(@Nullable String newActor, @Nullable String newReason, @Nullable String newLegalBasis) {
        return new Evidence(
                source,
                sourceRef,
                match,
                locale,
                wording,
                newActor,
                newReason,
                newLegalBasis,
                requestId,
                questionId,
                validUntil,
                personal);
    }

    /** With the double opt-in that it belongs to. */
    public Evidence answering(@Nullable UUID newRequestId, @Nullable UUID newQuestionId) {
        return new Evidence(
                source,
                sourceRef,
                match,
                locale,
                wording,
                actor,
                reason,
                legalBasis,
                newRequestId,
                newQuestionId,
                validUntil,
                personal);
    }

    /** With our message that it answers, where the customer pointed at one. */
    public Evidence quoting(@Nullable UUID newQuestionId) {
        return answering(requestId, newQuestionId);
    }

    /** With its end and what is personal. */
    public Evidence until(@Nullable Instant newValidUntil, @Nullable Personal newPersonal) {
        return new Evidence(
                source,
                sourceRef,
                match,
                locale,
                wording,
                actor,
                reason,
                legalBasis,
                requestId,
                questionId,
                newValidUntil,
                newPersonal);
    }
}
