package dev.switchboard.consentservice.export;

import dev.switchboard.consentservice.directory.Contact;
import dev.switchboard.consentservice.directory.Contacts;
import dev.switchboard.consentservice.directory.FormerIds;
import dev.switchboard.consentservice.directory.Threads;
import dev.switchboard.consentservice.erasure.Certificates;
import dev.switchboard.consentservice.form.ConsentsView;
import dev.switchboard.consentservice.hold.LegalHolds;
import dev.switchboard.consentservice.ledger.Action;
import dev.switchboard.consentservice.ledger.Ledger;
import dev.switchboard.consentservice.notice.Notices;
import dev.switchboard.consentservice.optin.DoubleOptIn;
import dev.switchboard.consentservice.state.Standings;
import dev.switchboard.contracts.PersonalDetail;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Gathers what is kept about a person, all of it from one moment. */
@ApplicationScoped
class Exports {

    private final DataSource database;
    private final Contacts contacts;
    private final FormerIds formerIds;
    private final Ledger ledger;
    private final Notices notices;
    private final Standings standings;
    private final DoubleOptIn optIns;
    private final Threads threads;
    private final LegalHolds holds;
    private final Certificates certificates;

    Exports(
            DataSource database,
            Contacts contacts,
            FormerIds formerIds,
            Ledger ledger,
            Notices notices,
            Standings standings,
            DoubleOptIn optIns,
            Threads threads,
            LegalHolds holds,
            Certificates certificates) {
        this.database = database;
        this.contacts = contacts;
        this.formerIds = formerIds;
        this.ledger = ledger;
        this.notices = notices;
        this.standings = standings;
        this.optIns = optIns;
        this.threads = threads;
        this.holds = holds;
        this.certificates = certificates;
    }

    /** Everything about the person that stands for a contact; empty when nobody is known by that id. */
    Optional<ContactExport> of(UUID contactId, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                var contact = contacts.find(connection, contactId);
                return contact.isPresent() ? Optional.of(of(connection, contact.get(), now)) : Optional.empty();
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        }
    }

    private ContactExport of(Connection connection, Contact contact, Instant now) throws SQLException {
        var id = contact.id();
        var entries = entries(connection, id);
        return new ContactExport(
                "consent-service",
                now,
                person(connection, contact),
                ConsentsView.of(contact, standings.of(connection, List.of(id)), now),
                entries,
                receipts(entries),
                optIns.of(connection, id).stream()
                        .map(asked -> new ContactExport.OptIn(
                                asked.id(),
                                asked.phoneNumberId(),
                                asked.categories().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .toList(),
                                asked.state().name(),
                                asked.requestedAt(),
                                asked.expiresAt(),
                                asked.askedAt()))
                        .toList(),
                threads.of(connection, id).stream()
                        .map(thread -> new ContactExport.Conversation(
                                thread.id(), thread.phoneNumberId(), thread.windowExpiresAt()))
                        .toList(),
                holds.of(connection, id),
                certificates.of(connection, id));
    }

    private ContactExport.Person person(Connection connection, Contact contact) throws SQLException {
        var former = formerIds.of(connection, contact.id());
        return new ContactExport.Person(
                contact.id(),
                contacts.group(connection, contact.id()).stream()
                        .filter(id -> !id.equals(contact.id()))
                        .toList(),
                value(contact.waId()),
                value(contact.userId()),
                former.waIds(),
                former.userIds(),
                contact.suppressed(),
                contact.erasedAt());
    }

    private List<ContactExport.Entry> entries(Connection connection, UUID id) throws SQLException {
        var personal = ledger.personalOf(connection, id);
        var shown = new HashMap<String, String>();
        var entries = new ArrayList<ContactExport.Entry>();
        for (var entry : ledger.of(connection, id)) {
            var history = ConsentsView.History.of(entry);
            var wording = entry.fact().evidence().wording();
            var hash = wording == null ? null : wording.hash();
            if (wording != null && !shown.containsKey(wording.hash())) {
                notices.version(connection, wording.noticeId(), wording.version())
                        .ifPresent(notice -> shown.put(wording.hash(), notice.wording()));
            }
            entries.add(new ContactExport.Entry(
                    history,
                    hash == null ? null : shown.get(hash),
                    personal.get(entry.fact().eventId())));
        }
        return entries;
    }

    private static List<Receipt> receipts(List<ContactExport.Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.entry().action().equals(Action.GRANTED.name()))
                .map(granted -> Receipt.of(
                        granted,
                        entries.stream()
                                .map(ContactExport.Entry::entry)
                                .filter(later -> isAfter(later, granted.entry()))
                                .toList()))
                .toList();
    }

    private static boolean isAfter(ConsentsView.History later, ConsentsView.History granted) {
        return later.occurredAt().isAfter(granted.occurredAt())
                && later.phoneNumberId().equals(granted.phoneNumberId())
                && later.category().equals(granted.category());
    }

    private static @Nullable String value(@Nullable PersonalDetail detail) {
        return detail == null ? null : detail.value();
    }
}
