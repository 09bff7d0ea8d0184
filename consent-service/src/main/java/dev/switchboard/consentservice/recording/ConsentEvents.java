package dev.switchboard.consentservice.recording;

import dev.switchboard.consentservice.ledger.LedgerEntry;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.contracts.consent.ConsentDenied;
import dev.switchboard.contracts.consent.ConsentEvent;
import dev.switchboard.contracts.consent.ConsentEvidence;
import dev.switchboard.contracts.consent.ConsentExpired;
import dev.switchboard.contracts.consent.ConsentGranted;
import dev.switchboard.contracts.consent.ConsentImported;
import dev.switchboard.contracts.consent.ConsentRequested;
import dev.switchboard.contracts.consent.ConsentWithdrawn;
import dev.switchboard.contracts.consent.MarketingResumed;
import dev.switchboard.contracts.consent.MarketingStopped;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/** Entries of the ledger as others hear of them. */
final class ConsentEvents {

    private static final URI SOURCE = URI.create("/consent-service");

    /** One kind of event; all are made of the same parts. */
    @FunctionalInterface
    private interface Kind {
        ConsentEvent of(
                UUID eventId,
                UUID contactId,
                String phoneNumberId,
                ConsentCategory category,
                Instant occurredAt,
                Instant recordedAt,
                ConsentEvidence evidence);
    }

    private ConsentEvents() {}

    static CloudEvent<ConsentEvent> of(LedgerEntry entry) {
        var fact = entry.fact();
        Kind kind = switch (fact.action()) {
            case REQUESTED -> ConsentRequested::new;
            case GRANTED -> ConsentGranted::new;
            case DENIED -> ConsentDenied::new;
            case WITHDRAWN -> ConsentWithdrawn::new;
            case EXPIRED -> ConsentExpired::new;
            case IMPORTED -> ConsentImported::new;
            case PROVIDER_STOP -> MarketingStopped::new;
            case PROVIDER_RESUME -> MarketingResumed::new;
        };
        var event = kind.of(
                fact.eventId(),
                entry.contactId(),
                fact.phoneNumberId(),
                fact.category(),
                fact.occurredAt(),
                entry.recordedAt(),
                evidence(entry));
        return new CloudEvent<>(
                fact.eventId().toString(), SOURCE, entry.contactId().toString(), entry.recordedAt(), null, event);
    }

    private static ConsentEvidence evidence(LedgerEntry entry) {
        var evidence = entry.fact().evidence();
        var match = evidence.match();
        var wording = evidence.wording();
        return new ConsentEvidence(
                evidence.source(),
                evidence.sourceRef(),
                match == null ? null : match.keyword(),
                evidence.locale(),
                wording == null ? null : wording.noticeId(),
                wording == null ? null : wording.version(),
                evidence.actor(),
                evidence.validUntil(),
                entry.previousEventId(),
                entry.chainHash());
    }
}
