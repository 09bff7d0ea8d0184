package dev.switchboard.consentservice.recording;

import dev.switchboard.consentservice.directory.Contacts;
import dev.switchboard.consentservice.directory.HeldContacts;
import dev.switchboard.consentservice.ledger.Fact;
import dev.switchboard.consentservice.ledger.Ledger;
import dev.switchboard.consentservice.ledger.LedgerEntry;
import dev.switchboard.consentservice.state.Standing;
import dev.switchboard.consentservice.state.Standings;
import dev.switchboard.consentservice.state.StateAnnouncer;
import dev.switchboard.contracts.Topics;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.rows.Times;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes facts down, once each: entry in the ledger, what counts from then on, and the events about both, in the
 * transaction of the caller.
 */
@ApplicationScoped
public class Recorder {

    private final Contacts contacts;
    private final Ledger ledger;
    private final Standings standings;
    private final StateAnnouncer states;
    private final MeterRegistry meters;

    Recorder(Contacts contacts, Ledger ledger, Standings standings, StateAnnouncer states, MeterRegistry meters) {
        this.contacts = contacts;
        this.ledger = ledger;
        this.standings = standings;
        this.states = states;
        this.meters = meters;
    }

    /**
     * Writes down what is not yet, in the given order; of who was erased nothing more, also what comes late.
     *
     * @return what became of the facts that were new
     */
    public List<Recorded> record(Connection connection, List<Fact> facts, Instant now, Outbox outbox)
            throws SQLException {
        var fresh = fresh(connection, facts);
        if (fresh.isEmpty()) {
            return List.of();
        }
        var at = Times.storable(now);
        var held = contacts.hold(connection, fresh.stream().map(Fact::contactId).toList(), at);
        // Again, now that nobody else can write about them: a repeat may have been under way.
        var ofSurvivors = fresh(connection, fresh).stream()
                .map(fact -> about(held.survivorOf(fact.contactId()), fact, at))
                .filter(fact -> held.contact(fact.contactId()).erasedAt() == null)
                .toList();
        if (ofSurvivors.isEmpty()) {
            return List.of();
        }
        var entries = ledger.add(connection, ofSurvivors, held.ends(), at);
        contacts.saveEnds(connection, contactsOf(ofSurvivors), held.ends());
        var recorded = apply(connection, ofSurvivors, held);
        announce(entries, outbox);
        states.announce(connection, contactsOf(ofSurvivors), at, outbox);
        return recorded;
    }

    /** Those of these contacts of whom anything is written down. */
    public Collection<UUID> withEntries(Connection connection, Collection<UUID> contactIds) throws SQLException {
        var known = new LinkedHashSet<UUID>();
        standings.of(connection, contactIds).forEach(standing -> known.add(standing.contactId()));
        return known;
    }

    private List<Recorded> apply(Connection connection, List<Fact> facts, HeldContacts held) throws SQLException {
        var before = standings.byKey(connection, contactsOf(facts));
        var counting = new HashMap<>(before);
        var recorded = new ArrayList<Recorded>(facts.size());
        for (var fact : facts) {
            var standing = Standing.of(fact.contactId(), fact);
            var known = counting.get(standing.key());
            var counts = standing.or(known);
            counting.put(standing.key(), counts);
            recorded.add(new Recorded(
                    fact,
                    held.contact(fact.contactId()),
                    counts.eventId().equals(fact.eventId()),
                    known == null || known.action() != counts.action()));
        }
        standings.save(
                connection,
                counting.values().stream()
                        .filter(standing -> !standing.equals(before.get(standing.key())))
                        .toList());
        return recorded;
    }

    private void announce(List<LedgerEntry> entries, Outbox outbox) {
        for (var entry : entries) {
            var event = ConsentEvents.of(entry);
            outbox.add(Topics.CONSENT_EVENTS, entry.contactId().toString(), event);
            meters.counter(
                            "switchboard.consent.entries",
                            "outcome",
                            entry.fact().action().name(),
                            "channel",
                            entry.fact().evidence().source().name())
                    .increment();
        }
    }

    /** Nothing happens after it was written down, whatever the clock of a phone or a list says. */
    private static Fact about(UUID survivor, Fact fact, Instant now) {
        return new Fact(
                fact.eventId(),
                survivor,
                fact.phoneNumberId(),
                fact.category(),
                fact.action(),
                fact.occurredAt().isAfter(now) ? now : fact.occurredAt(),
                fact.evidence());
    }

    private List<Fact> fresh(Connection connection, List<Fact> facts) throws SQLException {
        Map<UUID, Fact> byId = new LinkedHashMap<>();
        facts.forEach(fact -> byId.putIfAbsent(fact.eventId(), fact));
        byId.keySet().removeAll(ledger.known(connection, byId.keySet()));
        return List.copyOf(byId.values());
    }

    private static Collection<UUID> contactsOf(List<Fact> facts) {
        var ids = new LinkedHashSet<UUID>();
        facts.forEach(fact -> ids.add(fact.contactId()));
        return ids;
    }
}
