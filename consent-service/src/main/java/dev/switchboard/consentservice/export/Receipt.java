package dev.switchboard.consentservice.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.consentservice.form.ConsentsView;
import dev.switchboard.consentservice.ledger.Action;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A consent receipt in the terms of ISO/IEC TS 27560:2023, as far as we know the answers: what the business must tell besides
 * (jurisdiction, contacts, recipients, storage) is on its notice.
 *
 * @param receiptId the entry of the ledger it repeats
 * @param piiPrincipalId the contact
 * @param piiController the business as it was named to the customer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Receipt(
        String schemaVersion,
        UUID receiptId,
        UUID piiPrincipalId,
        @Nullable String piiController,
        @Nullable Notice privacyNotice,
        @Nullable String language,
        List<Purpose> purposes,
        List<Event> events) {

    private static final String SCHEMA = "ISO/IEC TS 27560:2023";
    private static final List<String> DATA =
            List.of("phone number or WhatsApp user id", "messages exchanged with the business");

    public Receipt {
        purposes = List.copyOf(purposes);
        events = List.copyOf(events);
    }

    /** The words that were shown, by version and hash. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Notice(
            String noticeId,
            @Nullable Integer version,
            @Nullable String sha256,
            @Nullable String wording) {}

    /** What the consent allows. */
    public record Purpose(
            String purpose,
            String service,
            String lawfulBasis,
            List<String> piiCategories,
            String collectionMethod,
            String withdrawalMethod) {
        public Purpose {
            piiCategories = List.copyOf(piiCategories);
        }
    }

    /** Something that happened to it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Event(
            String eventState,
            String eventType,
            Instant eventTime,
            @Nullable Instant validUntil,
            String entity) {}

    /** The receipt of an entry by which a customer agreed, with what ended it since, of the same number and category. */
    static Receipt of(ContactExport.Entry granted, List<ConsentsView.History> later) {
        var entry = granted.entry();
        var noticeId = entry.noticeId();
        var basis = entry.legalBasis();
        return new Receipt(
                SCHEMA,
                entry.consentEventId(),
                entry.recordedUnder(),
                entry.businessName(),
                noticeId == null
                        ? null
                        : new Notice(noticeId, entry.noticeVersion(), entry.noticeSha256(), granted.wordingShown()),
                entry.locale(),
                List.of(new Purpose(
                        entry.category(),
                        "WhatsApp messages from number " + entry.phoneNumberId(),
                        basis == null ? "consent" : basis,
                        DATA,
                        entry.source(),
                        "write STOP, or stop it in WhatsApp")),
                Stream.concat(Stream.of(entry), later.stream())
                        .map(Receipt::event)
                        .toList());
    }

    private static Event event(ConsentsView.History entry) {
        var state = switch (Action.valueOf(entry.action())) {
            case GRANTED, PROVIDER_RESUME -> "given";
            case WITHDRAWN, PROVIDER_STOP -> "withdrawn";
            case DENIED -> "refused";
            case EXPIRED -> "expired";
            case REQUESTED -> "requested";
            case IMPORTED -> "unverified";
        };
        var byCustomer = entry.actor() == null;
        return new Event(
                state,
                byCustomer ? "explicit, by the customer" : "noted by " + entry.source(),
                entry.occurredAt(),
                entry.validUntil(),
                byCustomer ? "PII principal" : "PII controller");
    }
}
