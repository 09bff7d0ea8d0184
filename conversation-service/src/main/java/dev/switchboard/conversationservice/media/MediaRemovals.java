package dev.switchboard.conversationservice.media;

import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files that are to go: their rows at once, their bytes by a worker that tries until the object store has forgotten them. */
@ApplicationScoped
public class MediaRemovals {

    /** What an attempt that had begun may still take after its claim has ended: two calls to the store. */
    private static final Duration LATE_STORING = Duration.ofSeconds(30);

    private static final String DOOM = """
            INSERT INTO media_removal (media_id, contact_id, due_at)
            SELECT d.id, COALESCE(?::uuid, c.contact_id),
                CASE WHEN d.claim IS NULL THEN ?::timestamptz ELSE GREATEST(?, d.due_at + ?::interval) END
            FROM media d JOIN message m ON m.id = d.message_id JOIN conversation c ON c.id = m.conversation_id
            WHERE d.message_id = ANY (?)
            ON CONFLICT DO NOTHING
            """;

    private static final String DOOM_OLD = """
            WITH old AS (
                SELECT d.id, c.contact_id
                FROM media d JOIN message m ON m.id = d.message_id JOIN conversation c ON c.id = m.conversation_id
                WHERE d.id IN (
                    SELECT id FROM media WHERE state = 'STORED' AND stored_at < ?
                    ORDER BY stored_at LIMIT ? FOR UPDATE SKIP LOCKED)
            ), doomed AS (
                INSERT INTO media_removal (media_id, contact_id, due_at) SELECT id, contact_id, ? FROM old
                ON CONFLICT DO NOTHING
            )
            UPDATE media d SET state = 'UNAVAILABLE', reason = 'retention', failed_at = ?, stored_at = NULL,
                mime_type = NULL, size_bytes = NULL, sha256 = NULL, file_name = NULL, thumbnail_type = NULL,
                told_sha256 = NULL, told_file_name = NULL
            FROM old WHERE d.id = old.id
            """;

    private static final String FORGET = """
            WITH gone AS (DELETE FROM media WHERE message_id = ANY (?) RETURNING state)
            SELECT count(*) FROM gone WHERE state = 'STORED'
            """;

    private static final String WAITED_FOR = "SELECT 1 FROM media_removal WHERE contact_id = ? LIMIT 1";

    private static final String CLAIM = """
            UPDATE media_removal r SET attempts = r.attempts + 1,
                due_at = ?::timestamptz + LEAST(r.attempts + 1, 30) * interval '1 minute'
            FROM (SELECT media_id FROM media_removal WHERE due_at <= ? ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED) AS due
            WHERE r.media_id = due.media_id
            RETURNING r.media_id
            """;

    /**
     * Forgets the files of these messages and has their bytes removed.
     *
     * @param contactId whose erasure waits for it; null when it is the conversation's
     * @return how many had been stored
     */
    public long doom(Connection connection, Collection<UUID> messageIds, @Nullable UUID contactId, Instant now)
            throws SQLException {
        var ids = connection.createArrayOf("uuid", messageIds.toArray());
        try (var statement = connection.prepareStatement(DOOM)) {
            statement.setObject(1, contactId);
            statement.setObject(2, Times.utc(now));
            statement.setObject(3, Times.utc(now));
            statement.setString(4, LATE_STORING.toSeconds() + " seconds");
            statement.setArray(5, ids);
            statement.executeUpdate();
        }
        try (var statement = connection.prepareStatement(FORGET)) {
            statement.setArray(1, ids);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Has files removed that were stored before that moment, oldest first; their messages say that they are gone. */
    public int doomOld(Connection connection, Instant before, int limit, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(DOOM_OLD)) {
            statement.setObject(1, Times.utc(before));
            statement.setInt(2, limit);
            statement.setObject(3, Times.utc(now));
            statement.setObject(4, Times.utc(now));
            return statement.executeUpdate();
        }
    }

    /** Whether bytes of this contact are still in the store. */
    public boolean isWaitedFor(Connection connection, UUID contactId) throws SQLException {
        try (var statement = connection.prepareStatement(WAITED_FOR)) {
            statement.setObject(1, contactId);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Files to remove now; each is due again a minute later, and later with every attempt, unless {@link #done} comes first. */
    List<UUID> claim(Connection connection, Instant now, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setObject(1, Times.utc(now));
            statement.setObject(2, Times.utc(now));
            statement.setInt(3, limit);
            var claimed = new ArrayList<UUID>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    claimed.add(rows.getObject(1, UUID.class));
                }
            }
            return claimed;
        }
    }

    /** The store has forgotten these. */
    int done(Connection connection, Collection<UUID> mediaIds) throws SQLException {
        try (var statement = connection.prepareStatement("DELETE FROM media_removal WHERE media_id = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", mediaIds.toArray()));
            return statement.executeUpdate();
        }
    }
}
