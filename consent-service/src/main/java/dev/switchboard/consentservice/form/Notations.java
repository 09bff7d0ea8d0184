package dev.switchboard.consentservice.form;

import dev.switchboard.consentservice.directory.Contact;
import dev.switchboard.consentservice.directory.Contacts;
import dev.switchboard.consentservice.directory.Introductions;
import dev.switchboard.consentservice.ledger.Action;
import dev.switchboard.consentservice.ledger.Evidence;
import dev.switchboard.consentservice.ledger.Fact;
import dev.switchboard.consentservice.ledger.Ledger;
import dev.switchboard.consentservice.number.Numbers;
import dev.switchboard.consentservice.optin.DoubleOptIn;
import dev.switchboard.consentservice.problem.Checks;
import dev.switchboard.consentservice.problem.ProblemCode;
import dev.switchboard.consentservice.recording.Recorder;
import dev.switchboard.consentservice.state.Standings;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes down what people and programs note about somebody. */
@ApplicationScoped
class Notations {

    private final Publications publications;
    private final DataSource database;
    private final Contacts contacts;
    private final Introductions introductions;
    private final Numbers numbers;
    private final DoubleOptIn optIns;
    private final Recorder recorder;
    private final Standings standings;
    private final Ledger ledger;
    private final InstantSource clock;

    Notations(
            Publications publications,
            DataSource database,
            Contacts contacts,
            Introductions introductions,
            Numbers numbers,
            DoubleOptIn optIns,
            Recorder recorder,
            Standings standings,
            Ledger ledger,
            InstantSource clock) {
        this.publications = publications;
        this.database = database;
        this.contacts = contacts;
        this.introductions = introductions;
        this.numbers = numbers;
        this.optIns = optIns;
        this.recorder = recorder;
        this.standings = standings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What is noted.
     *
     * @param deed the same for every repeat
     * @param action GRANTED, DENIED or WITHDRAWN; REQUESTED asks the customer
     * @param occurredAt when they did it; null: just now
     */
    record Notation(
            String deed,
            String phoneNumberId,
            Set<ConsentCategory> categories,
            Action action,
            @Nullable Instant occurredAt,
            @Nullable String locale,
            Evidence evidence) {}

    /** About a contact that exists. */
    ConsentsView note(UUID contactId, Notation notation) {
        return publications.inTransaction((connection, outbox) -> {
            var contact = known(connection, contactId);
            return note(connection, contact, notation, outbox);
        });
    }

    /** About whoever holds a phone; a new contact is proposed for somebody nobody knows. */
    ConsentsView note(String waId, Notation notation) {
        return publications.inTransaction((connection, outbox) -> {
            var now = clock.instant();
            var found = introductions.ofPhones(connection, List.of(waId), notation.phoneNumberId(), now, outbox);
            var contact = known(connection, Objects.requireNonNull(found.get(waId)));
            return note(connection, contact, notation, outbox);
        });
    }

    /** How things stand. */
    ConsentsView view(UUID contactId) throws SQLException {
        try (var connection = database.getConnection()) {
            return view(connection, known(connection, contactId));
        }
    }

    /** Everything that was written down, oldest first. */
    List<ConsentsView.History> history(UUID contactId) throws SQLException {
        try (var connection = database.getConnection()) {
            return ledger.of(connection, known(connection, contactId).id()).stream()
                    .map(ConsentsView.History::of)
                    .toList();
        }
    }

    private ConsentsView note(Connection connection, Contact contact, Notation notation, Outbox outbox)
            throws SQLException {
        if (contact.erasedAt() != null) {
            throw ProblemCode.CONTACT_ERASED.because("nothing is noted about somebody who was erased");
        }
        refuseDetailsOf(contact, notation.evidence());
        var now = clock.instant();
        if (notation.action() == Action.REQUESTED) {
            var understanding = numbers.understanding(connection, notation.phoneNumberId());
            var locale = notation.locale();
            optIns.request(
                    connection,
                    CloudEvent.digestOf("double-opt-in", notation.deed()),
                    contact,
                    notation.phoneNumberId(),
                    notation.categories(),
                    locale == null ? understanding.settings().defaultLocale() : locale,
                    notation.evidence(),
                    understanding,
                    now,
                    outbox);
        } else {
            if (notation.action() == Action.WITHDRAWN) {
                optIns.withdraw(connection, contact.id(), notation.phoneNumberId());
            }
            var occurredAt = notation.occurredAt();
            var facts = notation.categories().stream()
                    .sorted()
                    .map(category -> new Fact(
                            Fact.id(notation.deed(), category, notation.action()),
                            contact.id(),
                            notation.phoneNumberId(),
                            category,
                            notation.action(),
                            occurredAt == null ? now : occurredAt,
                            notation.evidence()))
                    .toList();
            recorder.record(connection, facts, now, outbox);
        }
        return view(connection, contact);
    }

    /** Nobody can take anything out of the ledger again: the customer's own phone must not get in. */
    private static void refuseDetailsOf(Contact contact, Evidence evidence) {
        Checks.withoutPhone("actor", evidence.actor(), contact.waId());
        Checks.withoutPhone("reason", evidence.reason(), contact.waId());
        Checks.withoutPhone("reference", evidence.sourceRef(), contact.waId());
        Checks.withoutPhone("legalBasis", evidence.legalBasis(), contact.waId());
    }

    private ConsentsView view(Connection connection, Contact contact) throws SQLException {
        return ConsentsView.of(contact, standings.of(connection, List.of(contact.id())), clock.instant());
    }

    private Contact known(Connection connection, UUID contactId) throws SQLException {
        return contacts.find(connection, contactId)
                .orElseThrow(() -> ProblemCode.UNKNOWN_CONTACT.because("nobody has this id"));
    }
}
