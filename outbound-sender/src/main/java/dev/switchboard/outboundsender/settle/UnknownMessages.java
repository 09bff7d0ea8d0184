package dev.switchboard.outboundsender.settle;

import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Messages of which nobody knows whether they went out, and what persons decided. Methods join the transaction around them. */
@ApplicationScoped
class UnknownMessages {

    private static final String LOCK_OVERDUE = """
            SELECT message_id, finished_at, reason FROM send_attempt
            WHERE state = 'UNKNOWN' AND unsettled_at IS NULL AND finished_at < ?
            ORDER BY finished_at LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    private static final String MARK = "UPDATE send_attempt SET unsettled_at = ? WHERE message_id = ANY (?)";

    private static final String LIST = """
            SELECT message_id, conversation_id, phone_number_id, reason, finished_at, unsettled_at
            FROM send_attempt WHERE state = 'UNKNOWN' AND unsettled_at IS NOT NULL
            ORDER BY finished_at, message_id LIMIT ?
            """;

    private static final String DECIDE = """
            INSERT INTO settlement (message_id, outcome, decided_by, note, decided_at) VALUES (?, ?, ?, ?, ?)
            """;

    private static final String FIND = "SELECT outcome, decided_by, decided_at FROM settlement WHERE message_id = ?";

    private final DataSource database;

    UnknownMessages(DataSource database) {
        this.database = database;
    }

    /** One that was waited for long enough. */
    record Overdue(UUID messageId, Instant since, String reason) {}

    /** What a person decided. */
    record Decided(String outcome, String by, Instant at) {}

    /** Locks those that became unknown before then and were not announced yet. */
    List<Overdue> lockOverdue(Instant before, int limit) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LOCK_OVERDUE)) {
            query.setObject(1, Times.utc(before));
            query.setInt(2, limit);
            var found = new ArrayList<Overdue>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Overdue(
                            rows.getObject("message_id", UUID.class),
                            Times.instant(rows, "finished_at"),
                            rows.getString("reason")));
                }
            }
            return found;
        }
    }

    /** Remembers that they were announced. */
    void mark(Collection<UUID> messageIds, Instant at) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(MARK)) {
            statement.setObject(1, Times.utc(at));
            statement.setArray(2, connection.createArrayOf("uuid", messageIds.toArray()));
            statement.executeUpdate();
        }
    }

    /** Those that wait for a person, the oldest first. */
    List<UnsettledMessage> unsettled(int limit) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LIST)) {
            query.setInt(1, limit);
            var found = new ArrayList<UnsettledMessage>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new UnsettledMessage(
                            rows.getObject("message_id", UUID.class),
                            rows.getObject("conversation_id", UUID.class),
                            rows.getString("phone_number_id"),
                            rows.getString("reason"),
                            Times.instant(rows, "finished_at"),
                            Times.instant(rows, "unsettled_at")));
                }
            }
            return found;
        }
    }

    /** Keeps what a person decided. */
    void decide(UUID messageId, String outcome, String by, @Nullable String note, Instant at) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(DECIDE)) {
            statement.setObject(1, messageId);
            statement.setString(2, outcome);
            statement.setString(3, by);
            statement.setString(4, note);
            statement.setObject(5, Times.utc(at));
            statement.executeUpdate();
        }
    }

    /** What a person decided, if one did. */
    Optional<Decided> decided(UUID messageId) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FIND)) {
            query.setObject(1, messageId);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Decided(
                                row.getString("outcome"),
                                row.getString("decided_by"),
                                Times.instant(row, "decided_at")))
                        : Optional.empty();
            }
        }
    }
}
