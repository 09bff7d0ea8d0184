package dev.switchboard.consentservice.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger, in its place.
 *
 * @param contactId the contact in whose chain it stands
 * @param place from 1, without gaps
 * @param privateHash of what is kept apart; null when there is nothing
 * @param previousHash chain hash of the entry before; null for the first
 */
public record LedgerEntry(
        Fact fact,
        UUID contactId,
        long place,
        Instant recordedAt,
        @Nullable String privateHash,
        @Nullable UUID previousEventId,
        @Nullable String previousHash) {

    /** SHA-256 over all of it, hexadecimal. */
    public String chainHash() {
        var evidence = fact.evidence();
        var match = evidence.match();
        var wording = evidence.wording();
        return new Canonical("consent-ledger-1")
                .with(fact.eventId())
                .with(contactId)
                .with(place)
                .with(fact.phoneNumberId())
                .with(fact.category())
                .with(fact.action())
                .with(evidence.legalBasis())
                .with(fact.occurredAt())
                .with(recordedAt)
                .with(evidence.source())
                .with(evidence.sourceRef())
                .with(match == null ? null : match.keyword())
                .with(match == null ? null : match.mode())
                .with(evidence.locale())
                .with(wording == null ? null : wording.noticeId())
                .with(wording == null ? null : wording.version())
                .with(wording == null ? null : wording.hash())
                .with(wording == null ? null : wording.businessName())
                .with(evidence.actor())
                .with(evidence.reason())
                .with(evidence.requestId())
                .with(evidence.questionId())
                .with(evidence.validUntil())
                .with(privateHash)
                .with(previousEventId)
                .with(previousHash)
                .hash();
    }

    /** Whether it follows directly upon another of the same contact; null is the beginning of a chain. */
    boolean follows(@Nullable LedgerEntry before, @Nullable String hashBefore) {
        return before == null
                ? place == 1 && previousHash == null && previousEventId == null
                : place == before.place + 1
                        && Objects.equals(previousHash, hashBefore)
                        && Objects.equals(previousEventId, before.fact.eventId());
    }
}
