package dev.switchboard.consentservice.erasure;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.consentservice.directory.Contact;
import dev.switchboard.consentservice.directory.Contacts;
import dev.switchboard.consentservice.hold.LegalHolds;
import dev.switchboard.consentservice.problem.Checks;
import dev.switchboard.consentservice.problem.ProblemCode;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ErasureRequested;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Takes requests: the row and the event that tells all services are one transaction. */
@ApplicationScoped
class ErasureDesk {

    private static final URI SOURCE = URI.create("/consent-service");

    private final Publications publications;
    private final DataSource database;
    private final Contacts contacts;
    private final LegalHolds holds;
    private final ErasureRecords erasures;
    private final ErasureConfig config;
    private final InstantSource clock;

    ErasureDesk(
            Publications publications,
            DataSource database,
            Contacts contacts,
            LegalHolds holds,
            ErasureRecords erasures,
            ErasureConfig config,
            InstantSource clock) {
        this.publications = publications;
        this.database = database;
        this.contacts = contacts;
        this.holds = holds;
        this.erasures = erasures;
        this.config = config;
        this.clock = clock;
    }

    /** Asks for an erasure; a repeat with the same key is the same erasure. */
    Erasure request(UUID contactId, String key, Erasure.Order order) {
        return publications.inTransaction((connection, outbox) -> {
            if (!contacts.known(connection, contactId)) {
                throw ProblemCode.UNKNOWN_CONTACT.because("nobody has this id");
            }
            var now = Times.storable(clock.instant());
            var held = contacts.hold(connection, List.of(contactId), now);
            var contact = held.contact(held.survivorOf(contactId));
            var repeated = erasures.byKey(connection, contactId, key);
            if (repeated.isPresent()) {
                if (repeated.get().order().equals(order)) {
                    return repeated.get();
                }
                throw ProblemCode.IDEMPOTENCY_KEY_REUSED.because("it came with another reason or name before");
            }
            refuseWhatMayNotBe(connection, contact);
            refuseDetailsOf(contact, order);
            var erasure = new Erasure(
                    UuidCreator.getTimeOrderedEpoch(),
                    contact.id(),
                    Erasure.State.REQUESTED,
                    order,
                    now,
                    config.services(),
                    null,
                    List.of());
            erasures.add(connection, erasure, contactId, key);
            tell(erasure, outbox);
            return erasure;
        });
    }

    Optional<Erasure> find(UUID id) throws SQLException {
        try (var connection = database.getConnection()) {
            return erasures.find(connection, id);
        }
    }

    /** Those in a state, or in any, oldest first, behind the one that is named. */
    List<Erasure> all(Erasure.@Nullable State state, @Nullable UUID after, int limit) throws SQLException {
        try (var connection = database.getConnection()) {
            return erasures.all(connection, state, after, limit);
        }
    }

    /** How many were asked for and are not completed; which of them count as overdue. */
    ErasureRecords.Backlog backlog(Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            return erasures.backlog(connection, now.minus(config.overdueAfter()));
        }
    }

    private void refuseWhatMayNotBe(Connection connection, Contact contact) throws SQLException {
        if (erasures.open(connection, contact.id()).isPresent()) {
            throw ProblemCode.ERASURE_UNDER_WAY.because(
                    "it was asked for before; GET /api/v1/erasures tells how far it is");
        }
        if (contact.erasedAt() != null) {
            throw ProblemCode.CONTACT_ERASED.because("there is nothing left to erase");
        }
        if (holds.stands(connection, contact.id())) {
            throw ProblemCode.LEGAL_HOLD.because("it must be lifted first, by whoever placed it");
        }
    }

    /** The words of a request outlive the person: their own phone must not be among them. */
    private static void refuseDetailsOf(Contact contact, Erasure.Order order) {
        Checks.withoutPhone("reason", order.reason(), contact.waId());
        Checks.withoutPhone("requestedBy", order.requestedBy(), contact.waId());
        Checks.withoutPhone("reference", order.reference(), contact.waId());
    }

    private static void tell(Erasure erasure, Outbox outbox) {
        var key = erasure.contactId().toString();
        outbox.add(
                Topics.CONSENT_EVENTS,
                key,
                new CloudEvent<>(
                        CloudEvent.idOf(ErasureRequested.class, erasure.id().toString()),
                        SOURCE,
                        key,
                        erasure.requestedAt(),
                        null,
                        new ErasureRequested(erasure.id(), erasure.contactId(), erasure.requestedAt())));
    }
}
