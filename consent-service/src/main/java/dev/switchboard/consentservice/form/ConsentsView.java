package dev.switchboard.consentservice.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.consentservice.directory.Contact;
import dev.switchboard.consentservice.ledger.Action;
import dev.switchboard.consentservice.ledger.Fact;
import dev.switchboard.consentservice.ledger.LedgerEntry;
import dev.switchboard.consentservice.state.Standing;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How things stand for one contact.
 *
 * @param contactId who stands for the contact that was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ConsentsView(
        UUID contactId, boolean suppressed, boolean erased, List<Entry> entries, List<Stop> marketingStops) {

    public ConsentsView {
        entries = List.copyOf(entries);
        marketingStops = List.copyOf(marketingStops);
    }

    /** One category on one number; {@code status} is ENDED for a consent whose time is over. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String phoneNumberId,
            String category,
            String status,
            Instant since,
            @Nullable Instant validUntil,
            UUID consentEventId) {}

    /** What WhatsApp's own control says on one number. */
    public record Stop(String phoneNumberId, boolean stopped, Instant since, UUID consentEventId) {}

    /** What these entries come to now. */
    public static ConsentsView of(Contact contact, List<Standing> standings, Instant now) {
        return new ConsentsView(
                contact.id(),
                contact.suppressed(),
                contact.erasedAt() != null,
                standings.stream()
                        .filter(standing -> !standing.layer().equals(Fact.PROVIDER))
                        .map(standing -> entry(standing, now))
                        .toList(),
                standings.stream()
                        .filter(standing -> standing.layer().equals(Fact.PROVIDER))
                        .map(standing -> new Stop(
                                standing.phoneNumberId(),
                                standing.action() == Action.PROVIDER_STOP,
                                standing.since(),
                                standing.eventId()))
                        .toList());
    }

    private static Entry entry(Standing standing, Instant now) {
        var end = standing.validUntil();
        var over = standing.action() == Action.GRANTED && end != null && !now.isBefore(end);
        return new Entry(
                standing.phoneNumberId(),
                standing.layer(),
                over ? "ENDED" : standing.action().status().name(),
                standing.since(),
                end,
                standing.eventId());
    }

    /** One entry of the ledger, with its evidence. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record History(
            UUID consentEventId,
            UUID recordedUnder,
            long place,
            String phoneNumberId,
            String category,
            String action,
            Instant occurredAt,
            Instant recordedAt,
            String source,
            @Nullable String sourceRef,
            @Nullable String keywordMatched,
            @Nullable String matchMode,
            @Nullable String locale,
            @Nullable String noticeId,
            @Nullable Integer noticeVersion,
            @Nullable String noticeSha256,
            @Nullable String businessName,
            @Nullable String actor,
            @Nullable String reason,
            @Nullable String legalBasis,
            @Nullable UUID doubleOptInId,
            @Nullable UUID questionMessageId,
            @Nullable Instant validUntil,
            @Nullable UUID previousEventId,
            String chainHash) {

        /** An entry as it is told. */
        public static History of(LedgerEntry entry) {
            var fact = entry.fact();
            var evidence = fact.evidence();
            var match = evidence.match();
            var wording = evidence.wording();
            return new History(
                    fact.eventId(),
                    entry.contactId(),
                    entry.place(),
                    fact.phoneNumberId(),
                    fact.category().name(),
                    fact.action().name(),
                    fact.occurredAt(),
                    entry.recordedAt(),
                    evidence.source().name(),
                    evidence.sourceRef(),
                    match == null ? null : match.keyword(),
                    match == null ? null : match.mode(),
                    evidence.locale(),
                    wording == null ? null : wording.noticeId(),
                    wording == null ? null : wording.version(),
                    wording == null ? null : wording.hash(),
                    wording == null ? null : wording.businessName(),
                    evidence.actor(),
                    evidence.reason(),
                    evidence.legalBasis(),
                    evidence.requestId(),
                    evidence.questionId(),
                    evidence.validUntil(),
                    entry.previousEventId(),
                    entry.chainHash());
        }
    }
}
