package dev.switchboard.consentservice.hold;

import dev.switchboard.consentservice.directory.Contact;
import dev.switchboard.consentservice.directory.Contacts;
import dev.switchboard.consentservice.problem.ProblemCode;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Places and lifts holds, one at a time for each contact, each a row that stays. */
@ApplicationScoped
class HoldDesk {

    /** What was asked for before the hold was cannot be called back. */
    private static final String ERASING = "SELECT FROM erasure WHERE contact_id = ? AND state <> 'COMPLETED'";

    private final Publications publications;
    private final Contacts contacts;
    private final LegalHolds holds;
    private final InstantSource clock;

    HoldDesk(Publications publications, Contacts contacts, LegalHolds holds, InstantSource clock) {
        this.publications = publications;
        this.contacts = contacts;
        this.holds = holds;
        this.clock = clock;
    }

    /** Places a hold; one that stands already is lifted by it, so that the newest reason stands and the older ones stay told. */
    List<LegalHold> place(UUID contactId, LegalHolds.Act act) {
        return publications.inTransaction((connection, _) -> {
            var contact = held(connection, contactId);
            if (contact.erasedAt() != null) {
                throw ProblemCode.CONTACT_ERASED.because("there is nothing left to hold");
            }
            if (Sql.first(connection, ERASING, _ -> true, contact.id()).isPresent()) {
                throw ProblemCode.ERASURE_UNDER_WAY.because("the services were told to erase the contact");
            }
            var now = Times.storable(clock.instant());
            var latest = holds.of(connection, contact.id()).stream()
                    .filter(hold -> hold.liftedAt() == null)
                    .findFirst();
            if (latest.isEmpty()
                    || !latest.get().reason().equals(act.reason())
                    || !latest.get().placedBy().equals(act.by())) {
                holds.lift(connection, contact.id(), act, now);
                holds.place(connection, contact.id(), act, now);
            }
            return holds.of(connection, contact.id());
        });
    }

    /** Lifts what stands; nothing changes where nothing does. */
    List<LegalHold> lift(UUID contactId, LegalHolds.Act act) {
        return publications.inTransaction((connection, _) -> {
            var contact = held(connection, contactId);
            holds.lift(connection, contact.id(), act, Times.storable(clock.instant()));
            return holds.of(connection, contact.id());
        });
    }

    List<LegalHold> all(UUID contactId) {
        return publications.inTransaction((connection, _) ->
                holds.of(connection, held(connection, contactId).id()));
    }

    private Contact held(Connection connection, UUID contactId) throws SQLException {
        if (!contacts.known(connection, contactId)) {
            throw ProblemCode.UNKNOWN_CONTACT.because("nobody has this id");
        }
        var held = contacts.hold(connection, List.of(contactId), clock.instant());
        return held.contact(held.survivorOf(contactId));
    }
}
