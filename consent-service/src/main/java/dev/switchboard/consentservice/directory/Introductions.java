package dev.switchboard.consentservice.directory;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.PhoneSpellings;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ContactIntroduced;
import dev.switchboard.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Finds contacts by phone, and introduces those whom nobody knows under an id that is only proposed. */
@ApplicationScoped
public class Introductions {

    private static final URI SOURCE = URI.create("/consent-service");

    private final Contacts contacts;

    Introductions(Contacts contacts) {
        this.contacts = contacts;
    }

    /** The contact of each phone, in whatever spelling it is known, or a new one. */
    public Map<String, UUID> ofPhones(
            Connection connection, Collection<String> waIds, String phoneNumberId, Instant now, Outbox outbox)
            throws SQLException {
        var found = known(connection, waIds);
        var proposals = new LinkedHashMap<String, UUID>();
        for (var waId : waIds) {
            if (!found.containsKey(waId)) {
                proposals.putIfAbsent(waId, UuidCreator.getTimeOrderedEpoch());
            }
        }
        if (proposals.isEmpty()) {
            return found;
        }
        var added = contacts.propose(connection, proposals, now);
        added.forEach((waId, contactId) -> outbox.add(
                Topics.CONSENT_EVENTS,
                contactId.toString(),
                new CloudEvent<>(
                        CloudEvent.idOf(ContactIntroduced.class, contactId.toString()),
                        SOURCE,
                        contactId.toString(),
                        now,
                        null,
                        new ContactIntroduced(contactId, phoneNumberId, CustomerRef.ofWaId(waId), now))));
        found.putAll(added);
        if (added.size() < proposals.size()) { // somebody else was faster
            found.putAll(known(connection, waIds));
        }
        return found;
    }

    private Map<String, UUID> known(Connection connection, Collection<String> waIds) throws SQLException {
        var waIdOfSpelling = new HashMap<String, String>();
        waIds.forEach(waId -> PhoneSpellings.of(waId).forEach(spelling -> waIdOfSpelling.put(spelling, waId)));
        waIds.forEach(waId -> waIdOfSpelling.put(waId, waId));
        var found = new HashMap<String, UUID>();
        var bySpelling = contacts.byPhone(connection, waIdOfSpelling.keySet());
        waIdOfSpelling.forEach((spelling, waId) -> {
            var contactId = bySpelling.get(spelling);
            if (contactId != null && (spelling.equals(waId) || !found.containsKey(waId))) {
                found.put(waId, contactId);
            }
        });
        return found;
    }
}
