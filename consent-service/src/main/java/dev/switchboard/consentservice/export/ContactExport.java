package dev.switchboard.consentservice.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.switchboard.consentservice.erasure.Certificate;
import dev.switchboard.consentservice.form.ConsentsView;
import dev.switchboard.consentservice.hold.LegalHold;
import dev.switchboard.consentservice.ledger.PersonalEvidence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that consent-service holds about one person.
 *
 * @param service whose part of the whole this is
 * @param contact who they are
 * @param state how things stand
 * @param entries the ledger, oldest first
 * @param receipts one for each consent that they gave
 * @param doubleOptIns what they were asked
 * @param conversations the threads that we may ask them through
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContactExport(
        String service,
        Instant exportedAt,
        Person contact,
        ConsentsView state,
        List<Entry> entries,
        List<Receipt> receipts,
        List<OptIn> doubleOptIns,
        List<Conversation> conversations,
        List<LegalHold> legalHolds,
        List<Certificate> erasures) {

    public ContactExport {
        entries = List.copyOf(entries);
        receipts = List.copyOf(receipts);
        doubleOptIns = List.copyOf(doubleOptIns);
        conversations = List.copyOf(conversations);
        legalHolds = List.copyOf(legalHolds);
        erasures = List.copyOf(erasures);
    }

    /** Leaves everything about the person out. */
    @Override
    public String toString() {
        return "ContactExport[contactId=%s, entries=%d]".formatted(contact.contactId(), entries.size());
    }

    /**
     * Who they are to us.
     *
     * @param alsoKnownAs contacts that were merged into this one
     * @param formerPhones further phones of those, kept until erasure
     * @param formerWhatsAppUserIds likewise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Person(
            UUID contactId,
            List<UUID> alsoKnownAs,
            @Nullable String phone,
            @Nullable String whatsAppUserId,
            List<String> formerPhones,
            List<String> formerWhatsAppUserIds,
            boolean suppressed,
            @Nullable Instant erasedAt) {
        public Person {
            alsoKnownAs = List.copyOf(alsoKnownAs);
            formerPhones = List.copyOf(formerPhones);
            formerWhatsAppUserIds = List.copyOf(formerWhatsAppUserIds);
        }

        /** Leaves phones and user ids out. */
        @Override
        public String toString() {
            return "Person[contactId=" + contactId + "]";
        }
    }

    /** One entry of the ledger, with the words that were shown and what is personal of its evidence. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            ConsentsView.History entry,
            @Nullable String wordingShown,
            @Nullable PersonalEvidence personal) {}

    /** A consent that they were asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OptIn(
            UUID id,
            String phoneNumberId,
            List<String> categories,
            String state,
            Instant requestedAt,
            Instant expiresAt,
            @Nullable Instant askedAt) {
        public OptIn {
            categories = List.copyOf(categories);
        }
    }

    /** A thread with one of our numbers. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Conversation(
            UUID conversationId,
            String phoneNumberId,
            @Nullable Instant windowExpiresAt) {}
}
