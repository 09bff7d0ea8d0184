package dev.switchboard.conversationservice.erasure;

import dev.switchboard.contracts.consent.ErasureRequested;
import dev.switchboard.messaging.BatchHandler;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Erases people. Readers hear at once, in each conversation, that they are to forget; what was erased is told in one event
 * more when the last file is gone, or in the last of them where there was none.
 */
@ApplicationScoped
class ErasureIntake implements BatchHandler<ErasureRequested> {

    private final DataSource dataSource;
    private final People people;
    private final PersonalRows rows;
    private final Certificates certificates;
    private final InstantSource clock;

    ErasureIntake(
            DataSource dataSource, People people, PersonalRows rows, Certificates certificates, InstantSource clock) {
        this.dataSource = dataSource;
        this.people = people;
        this.rows = rows;
        this.certificates = certificates;
        this.clock = clock;
    }

    @Override
    public void apply(List<Received<ErasureRequested>> batch, Outbox outbox) throws SQLException {
        var now = Times.storable(clock.instant());
        try (var connection = dataSource.getConnection()) {
            for (var received : batch) {
                erase(connection, received.event(), now, outbox);
            }
        }
    }

    private void erase(Connection connection, ErasureRequested request, Instant now, Outbox outbox)
            throws SQLException {
        if (certificates.isKnown(connection, request.erasureId())) {
            return;
        }
        var person = people.hold(connection, request.contactId(), now);
        var erased = rows.erase(connection, person, now, outbox);
        var told = person.conversationIds().isEmpty() ? List.of(person.contactId()) : person.conversationIds();
        var counted = told.getLast();
        for (var conversationId : told) {
            if (erased.isComplete() && conversationId.equals(counted)) {
                continue;
            }
            Certificates.announced(request.erasureId(), conversationId, person.contactId(), null, now)
                    .addTo(outbox);
        }
        certificates.note(connection, request.erasureId(), person.contactId(), counted, erased, now);
        if (erased.isComplete()) {
            certificates.tellFinished(connection, List.of(request.erasureId()), now, outbox);
        }
    }

    /**
     * Somebody to erase; the rows of all contacts and conversations are held.
     *
     * @param contactId the one that survived all merges
     * @param contactIds all that turned out to be this person
     * @param conversationIds their private threads, emptied ones among them
     */
    record Person(UUID contactId, List<UUID> contactIds, List<UUID> conversationIds) {

        Person {
            contactIds = List.copyOf(contactIds);
            conversationIds = List.copyOf(conversationIds);
        }
    }
}
