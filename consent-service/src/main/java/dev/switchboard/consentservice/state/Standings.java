package dev.switchboard.consentservice.state;

import dev.switchboard.consentservice.ledger.Action;
import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table of what counts. Whoever changes it holds the rows of the contacts. */
@ApplicationScoped
public class Standings {

    private static final String FIND = """
            SELECT contact_id, phone_number_id, layer, action, since, valid_until, event_id
            FROM consent_state WHERE contact_id = ANY (?) ORDER BY contact_id, phone_number_id, layer
            """;

    private static final String SAVE = """
            INSERT INTO consent_state (contact_id, phone_number_id, layer, action, since, valid_until, event_id)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (contact_id, phone_number_id, layer) DO UPDATE SET action = excluded.action,
                since = excluded.since, valid_until = excluded.valid_until, event_id = excluded.event_id
            """;

    private static final String CLEAR = "DELETE FROM consent_state WHERE contact_id = ANY (?)";

    /** Everything that counts for these contacts. */
    public List<Standing> of(Connection connection, Collection<UUID> contactIds) throws SQLException {
        return contactIds.isEmpty() ? List.of() : Sql.query(connection, FIND, Standings::standingOf, contactIds);
    }

    /** The same, to be looked up. */
    public Map<Standing.Key, Standing> byKey(Connection connection, Collection<UUID> contactIds) throws SQLException {
        var found = new HashMap<Standing.Key, Standing>();
        of(connection, contactIds).forEach(standing -> found.put(standing.key(), standing));
        return found;
    }

    /** Stores what counts now. */
    public void save(Connection connection, Collection<Standing> standings) throws SQLException {
        Columns.of(standings)
                .uuid(Standing::contactId)
                .text(Standing::phoneNumberId)
                .text(Standing::layer)
                .text(standing -> standing.action().name())
                .instant(Standing::since)
                .instant(Standing::validUntil)
                .uuid(Standing::eventId)
                .update(connection, SAVE);
    }

    /** Lets what is known of two contacts count for the one of them that remains. */
    public void merge(Connection connection, UUID survivor, UUID merged) throws SQLException {
        var counting = byKey(connection, List.of(survivor));
        for (var standing : of(connection, List.of(merged))) {
            var moved = standing.of(survivor);
            counting.merge(moved.key(), moved, Standing::or);
        }
        clear(connection, List.of(merged));
        save(connection, counting.values());
    }

    /** Replaces what counts for a contact by what these entries come to. */
    public void replace(Connection connection, UUID contactId, Collection<Standing> all) throws SQLException {
        var counting = new HashMap<Standing.Key, Standing>();
        all.forEach(standing -> counting.merge(standing.key(), standing, Standing::or));
        clear(connection, List.of(contactId));
        save(connection, new ArrayList<>(counting.values()));
    }

    /** Forgets what counts for a contact; the ledger says it still. Answers how many entries. */
    public int forget(Connection connection, Collection<UUID> contactIds) throws SQLException {
        return clear(connection, contactIds);
    }

    private static int clear(Connection connection, Collection<UUID> contactIds) throws SQLException {
        return Sql.update(connection, CLEAR, contactIds);
    }

    private static Standing standingOf(ResultSet row) throws SQLException {
        return new Standing(
                Sql.uuid(row, "contact_id"),
                row.getString("phone_number_id"),
                row.getString("layer"),
                Action.valueOf(row.getString("action")),
                Times.instant(row, "since"),
                Times.instantOrNull(row, "valid_until"),
                Sql.uuid(row, "event_id"));
    }
}
