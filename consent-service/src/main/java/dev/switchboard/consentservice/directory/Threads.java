package dev.switchboard.consentservice.directory;

import dev.switchboard.rows.Columns;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The conversations in the database, as far as they carry questions and confirmations. */
@ApplicationScoped
public class Threads {

    private static final String COLUMNS =
            "id, phone_number_id, contact_id, window_expires_at, last_outbound_id, last_outbound_at";

    private static final String FIND = "SELECT " + COLUMNS + " FROM conversation WHERE id = ANY (?)";

    private static final String OF_CONTACT = "SELECT " + COLUMNS + """
             FROM conversation
            WHERE phone_number_id = ?
              AND contact_id IN (SELECT id FROM contact WHERE id = ? OR (survivor_id = ? AND survivor_id <> id))
            ORDER BY window_expires_at DESC NULLS LAST LIMIT 1
            """;

    private static final String SAVE = """
            INSERT INTO conversation AS known
                (id, phone_number_id, contact_id, window_expires_at, last_outbound_id, last_outbound_at)
            SELECT * FROM unnest(?, ?, ?, ?, ?, ?)
                AS t (id, phone_number_id, contact_id, window_expires_at, last_outbound_id, last_outbound_at)
            ORDER BY id
            ON CONFLICT (id) DO UPDATE SET contact_id = excluded.contact_id,
                window_expires_at = excluded.window_expires_at,
                last_outbound_id = excluded.last_outbound_id, last_outbound_at = excluded.last_outbound_at
            """;

    private static final String FORGET = """
            DELETE FROM conversation
            WHERE contact_id IN (SELECT id FROM contact WHERE id = ? OR (survivor_id = ? AND survivor_id <> id))
            """;

    private static final String ALL_OF_CONTACT = "SELECT " + COLUMNS + """
             FROM conversation
            WHERE contact_id IN (SELECT id FROM contact WHERE id = ? OR (survivor_id = ? AND survivor_id <> id))
            ORDER BY id
            """;

    /** All threads of a contact that stands for itself. */
    public List<KnownThread> of(Connection connection, UUID survivorId) throws SQLException {
        return Sql.query(connection, ALL_OF_CONTACT, Threads::threadOf, survivorId, survivorId);
    }

    /** Forgets the threads of a contact that stands for itself; answers how many. */
    public int forget(Connection connection, UUID survivorId) throws SQLException {
        return Sql.update(connection, FORGET, survivorId, survivorId);
    }

    /** Those of these that are known. */
    public Map<UUID, KnownThread> find(Connection connection, Collection<UUID> ids) throws SQLException {
        var found = new HashMap<UUID, KnownThread>();
        if (!ids.isEmpty()) {
            for (var thread : Sql.query(connection, FIND, Threads::threadOf, ids)) {
                found.put(thread.id(), thread);
            }
        }
        return found;
    }

    /** The thread of a contact that stands for itself with a number; of several the one that is open longest. */
    public Optional<KnownThread> of(Connection connection, UUID survivorId, String phoneNumberId) throws SQLException {
        return Sql.first(connection, OF_CONTACT, Threads::threadOf, phoneNumberId, survivorId, survivorId);
    }

    /** Stores them as they are now. */
    public void save(Connection connection, Collection<KnownThread> threads) throws SQLException {
        Columns.of(threads)
                .uuid(KnownThread::id)
                .text(KnownThread::phoneNumberId)
                .uuid(KnownThread::contactId)
                .instant(KnownThread::windowExpiresAt)
                .uuid(KnownThread::lastOutboundId)
                .instant(KnownThread::lastOutboundAt)
                .update(connection, SAVE);
    }

    private static KnownThread threadOf(ResultSet row) throws SQLException {
        return new KnownThread(
                Sql.uuid(row, "id"),
                row.getString("phone_number_id"),
                row.getObject("contact_id", UUID.class),
                Times.instantOrNull(row, "window_expires_at"),
                row.getObject("last_outbound_id", UUID.class),
                Times.instantOrNull(row, "last_outbound_at"));
    }
}
