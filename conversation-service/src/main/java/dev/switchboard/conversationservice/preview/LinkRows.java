package dev.switchboard.conversationservice.preview;

import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Links in the database: those that wait, those that are looked up, pages and hosts that are known lately. */
@ApplicationScoped
class LinkRows {

    private static final String TAKE = """
            UPDATE link_preview p SET due_at = ?, attempts = p.attempts + 1
            FROM (SELECT message_id FROM link_preview WHERE due_at <= ? ORDER BY due_at LIMIT ?
                FOR UPDATE SKIP LOCKED) AS due
            WHERE p.message_id = due.message_id
            RETURNING p.message_id, p.url, p.asked_at, p.attempts
            """;

    private static final String THREAD = """
            SELECT conversation_id FROM message WHERE id = ? AND revoked_at IS NULL AND erased_at IS NULL
            """;

    private static final String FINISH = """
            UPDATE link_preview SET due_at = NULL, title = ?, description = ?, site_name = ?, image_url = ?
            WHERE message_id = ? AND url = ? AND due_at IS NOT NULL
            """;

    private static final String DROP =
            "DELETE FROM link_preview WHERE message_id = ? AND url = ? AND due_at IS NOT NULL";

    private static final String KNOWN = """
            SELECT title, description, site_name, image_url FROM link_page WHERE url_hash = ? AND expires_at > ?
            """;

    private static final String REMEMBER = """
            INSERT INTO link_page (url_hash, title, description, site_name, image_url, expires_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (url_hash) DO UPDATE SET title = excluded.title, description = excluded.description,
                site_name = excluded.site_name, image_url = excluded.image_url, expires_at = excluded.expires_at
            """;

    private static final String QUIET = "SELECT 1 FROM link_host WHERE host = ? AND quiet_until > ?";

    private static final String KEEP_QUIET = """
            INSERT INTO link_host (host, quiet_until) VALUES (?, ?)
            ON CONFLICT (host) DO UPDATE SET quiet_until = excluded.quiet_until
            """;

    /** A link that was taken. */
    record Taken(UUID messageId, String url, Instant askedAt, int attempts) {

        /** Leaves out what somebody wrote. */
        @Override
        public String toString() {
            return "Taken[messageId=%s, attempts=%d]".formatted(messageId, attempts);
        }
    }

    /** Takes links that are due, for as long as the lease lasts; other workers pass them over. */
    List<Taken> take(Connection connection, Instant now, Instant leasedUntil, int atMost) throws SQLException {
        try (var statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, Times.utc(leasedUntil));
            statement.setObject(2, Times.utc(now));
            statement.setInt(3, atMost);
            var taken = new ArrayList<Taken>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(new Taken(
                            rows.getObject("message_id", UUID.class), rows.getString("url"),
                            Times.instant(rows, "asked_at"), rows.getInt("attempts")));
                }
            }
            return taken;
        }
    }

    /** The thread of a message that still says something. */
    Optional<UUID> threadOf(Connection connection, UUID messageId) throws SQLException {
        try (var statement = connection.prepareStatement(THREAD)) {
            statement.setObject(1, messageId);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /** Stores a preview; answers false when another worker was faster, or the message says something else by now. */
    boolean finish(Connection connection, Taken link, LookedUp.Found found) throws SQLException {
        return update(
                        connection,
                        FINISH,
                        found.title(),
                        found.description(),
                        found.siteName(),
                        found.imageUrl(),
                        link.messageId(),
                        link.url())
                == 1;
    }

    /** Forgets a link of which nothing came. */
    void drop(Connection connection, Taken link) throws SQLException {
        update(connection, DROP, link.messageId(), link.url());
    }

    /** What came of a link lately; empty when nobody looked. */
    Optional<LookedUp> known(Connection connection, String urlHash, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(KNOWN)) {
            statement.setString(1, urlHash);
            statement.setObject(2, Times.utc(now));
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                var title = rows.getString("title");
                var description = rows.getString("description");
                return Optional.of(
                        title == null && description == null
                                ? new LookedUp.Nothing()
                                : new LookedUp.Found(
                                        title, description, rows.getString("site_name"), rows.getString("image_url")));
            }
        }
    }

    /** Remembers what came of a link; {@code found} is null when nothing did. */
    void remember(Connection connection, String urlHash, LookedUp.@Nullable Found found, Instant until)
            throws SQLException {
        update(
                connection,
                REMEMBER,
                urlHash,
                found == null ? null : found.title(),
                found == null ? null : found.description(),
                found == null ? null : found.siteName(),
                found == null ? null : found.imageUrl(),
                Times.utc(until));
    }

    boolean isQuiet(Connection connection, String host, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(QUIET)) {
            statement.setString(1, host);
            statement.setObject(2, Times.utc(now));
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    void keepQuiet(Connection connection, String host, Instant until) throws SQLException {
        update(connection, KEEP_QUIET, host, Times.utc(until));
    }

    /** Forgets what is old: pages, hosts, and links that waited so long that nobody looks for their preview any more. */
    int purge(Connection connection, Instant now, Instant askedBefore) throws SQLException {
        return update(connection, "DELETE FROM link_page WHERE expires_at <= ?", Times.utc(now))
                + update(connection, "DELETE FROM link_host WHERE quiet_until <= ?", Times.utc(now))
                + update(
                        connection,
                        "DELETE FROM link_preview WHERE due_at IS NOT NULL AND asked_at < ?",
                        Times.utc(askedBefore));
    }

    private static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            return statement.executeUpdate();
        }
    }
}
