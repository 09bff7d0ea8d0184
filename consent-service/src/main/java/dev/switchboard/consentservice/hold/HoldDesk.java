package dev.switchboard.consentservice.hold;

import dev.switchboard.consentservice.directory.Contact;
import dev.switchboard.consentservice.directory.Contacts;
import dev.switchboard.consentservice.directory.FormerIds;
import dev.switchboard.consentservice.hold.LegalHold.Kind;
import dev.switchboard.consentservice.problem.Checks;
import dev.switchboard.consentservice.problem.ProblemCode;
import dev.switchboard.consentservice.state.StateAnnouncer;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Places and lifts holds, one of a kind at a time for each contact, each a row that stays. */
@ApplicationScoped
class HoldDesk {

    /** What was asked for before the hold was cannot be called back. */
    private static final String ERASING = "SELECT FROM erasure WHERE contact_id = ? AND state <> 'COMPLETED'";

    private final Publications publications;
    private final Contacts contacts;
    private final FormerIds formerIds;
    private final LegalHolds holds;
    private final StateAnnouncer states;
    private final InstantSource clock;

    HoldDesk(
            Publications publications,
            Contacts contacts,
            FormerIds formerIds,
            LegalHolds holds,
            StateAnnouncer states,
            InstantSource clock) {
        this.publications = publications;
        this.contacts = contacts;
        this.formerIds = formerIds;
        this.holds = holds;
        this.states = states;
        this.clock = clock;
    }

    /** Places a hold; one of its kind that stands already is lifted by it, so that the newest reason stands and the older ones stay told. */
    List<LegalHold> place(UUID contactId, Kind kind, LegalHolds.Act act) {
        return publications.inTransaction((connection, outbox) -> {
            var contact = held(connection, contactId);
            if (contact.erasedAt() != null) {
                throw ProblemCode.CONTACT_ERASED.because("there is nothing left to hold");
            }
            if (Sql.first(connection, ERASING, _ -> true, contact.id()).isPresent()) {
                throw ProblemCode.ERASURE_UNDER_WAY.because("the services were told to erase the contact");
            }
            check(connection, act, contact);
            var now = Times.storable(clock.instant());
            var latest = of(connection, contact, kind).stream()
                    .filter(hold -> hold.liftedAt() == null)
                    .max(Comparator.comparing(LegalHold::placedAt));
            if (latest.isEmpty()
                    || !latest.get().reason().equals(act.reason())
                    || !latest.get().placedBy().equals(act.by())) {
                holds.lift(connection, contact.id(), kind, act, now);
                holds.place(connection, contactId, kind, act, now);
                announce(connection, contact, kind, now, outbox);
            }
            return of(connection, contact, kind);
        });
    }

    /** Lifts what stands of a kind; nothing changes where nothing does. */
    List<LegalHold> lift(UUID contactId, Kind kind, LegalHolds.Act act) {
        return publications.inTransaction((connection, outbox) -> {
            var contact = held(connection, contactId);
            check(connection, act, contact);
            var now = Times.storable(clock.instant());
            if (holds.lift(connection, contact.id(), kind, act, now) > 0) {
                announce(connection, contact, kind, now, outbox);
            }
            return of(connection, contact, kind);
        });
    }

    List<LegalHold> all(UUID contactId, Kind kind) {
        return publications.inTransaction((connection, _) -> of(connection, held(connection, contactId), kind));
    }

    private List<LegalHold> of(Connection connection, Contact contact, Kind kind) throws SQLException {
        return holds.of(connection, contact.id()).stream()
                .filter(hold -> hold.kind() == kind)
                .toList();
    }

    /** Only a block is anybody else's news. */
    private void announce(Connection connection, Contact contact, Kind kind, Instant now, Outbox outbox)
            throws SQLException {
        switch (kind) {
            case HOLD -> {}
            case BLOCK -> states.announce(connection, List.of(contact.id()), now, outbox);
        }
    }

    /** The record stays when the contact is erased. */
    private void check(Connection connection, LegalHolds.Act act, Contact contact) throws SQLException {
        var phones = Stream.concat(
                Stream.ofNullable(contact.waId()),
                formerIds.of(connection, contact.id()).waIds().stream().map(PersonalDetail::new));
        phones.forEach(phone -> {
            Checks.withoutPhone("reason", act.reason(), phone);
            Checks.withoutPhone("by", act.by(), phone);
        });
    }

    private Contact held(Connection connection, UUID contactId) throws SQLException {
        if (!contacts.known(connection, contactId)) {
            throw ProblemCode.UNKNOWN_CONTACT.because("nobody has this id");
        }
        var held = contacts.hold(connection, List.of(contactId), clock.instant());
        return held.contact(held.survivorOf(contactId));
    }
}
