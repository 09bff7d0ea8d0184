package dev.switchboard.consentservice.capture;

import dev.switchboard.consentservice.directory.Contacts;
import dev.switchboard.consentservice.directory.Merges;
import dev.switchboard.consentservice.erasure.Erasing;
import dev.switchboard.consentservice.ledger.Ledger;
import dev.switchboard.consentservice.ledger.LedgerEntry;
import dev.switchboard.consentservice.state.Standing;
import dev.switchboard.consentservice.state.Standings;
import dev.switchboard.consentservice.state.StateAnnouncer;
import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Follows what conversation-service finds out about people. The ledger stays as it was written; what changes is whose
 * entries count together.
 */
@ApplicationScoped
class Identities {

    private final Contacts contacts;
    private final Merges merges;
    private final Erasing erasing;
    private final Ledger ledger;
    private final Standings standings;
    private final StateAnnouncer states;

    Identities(
            Contacts contacts,
            Merges merges,
            Erasing erasing,
            Ledger ledger,
            Standings standings,
            StateAnnouncer states) {
        this.contacts = contacts;
        this.merges = merges;
        this.erasing = erasing;
        this.ledger = ledger;
        this.standings = standings;
        this.states = states;
    }

    /** Two contacts are one person: of what is known of both the same counts as if one had done it all. */
    void merge(Connection connection, UUID surviving, UUID merged, Instant now, Outbox outbox) throws SQLException {
        var held = contacts.hold(connection, List.of(surviving, merged), now);
        var survivor = held.survivorOf(surviving);
        var gone = held.survivorOf(merged);
        if (survivor.equals(gone)) {
            return;
        }
        var erasedAt = held.contact(survivor).erasedAt();
        if (erasedAt != null) { // the news came late: what is merged was erased, too
            erasing.forget(connection, gone, erasedAt);
        }
        merges.merge(connection, survivor, gone);
        standings.merge(connection, survivor, gone);
        states.announce(connection, List.of(survivor, gone), now, outbox);
    }

    /** They are two after all: each has what was written down under its own ids. */
    void separate(Connection connection, UUID survivor, UUID separated, Instant now, Outbox outbox)
            throws SQLException {
        var held = contacts.hold(connection, List.of(survivor, separated), now);
        if (!merges.separate(connection, separated)) {
            return;
        }
        var remaining = held.survivorOf(survivor);
        for (var contactId : List.of(remaining, separated)) {
            standings.replace(
                    connection,
                    contactId,
                    ledger.of(connection, contactId).stream()
                            .map(entry -> standing(contactId, entry))
                            .toList());
        }
        states.announce(connection, List.of(remaining, separated), now, outbox);
    }

    /**
     * Forgets who somebody was; the chain stays, about nobody. It is told once for each of their conversations: what came
     * back between two of these goes again, and the state is announced once.
     */
    void erase(Connection connection, ContactErased erased, Instant now, Outbox outbox) throws SQLException {
        var held = contacts.hold(connection, List.of(erased.contactId()), now);
        var survivor = held.survivorOf(erased.contactId());
        var first = held.contact(survivor).erasedAt() == null;
        var counts = erasing.forget(connection, survivor, erased.erasedAt());
        if (first) {
            states.announce(connection, contacts.group(connection, survivor), now, outbox);
        }
        erasing.answered(connection, erased, counts, now);
    }

    private static Standing standing(UUID contactId, LedgerEntry entry) {
        return Standing.of(contactId, entry.fact());
    }
}
