package dev.switchboard.conversationservice.outreach;

import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Remembers which request each Idempotency-Key belongs to. */
@ApplicationScoped
class OutreachRequests {

    private static final String CLAIM = """
            INSERT INTO message_request (idempotency_key, request_digest, message_id, requested_at)
            VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String FIND = """
            SELECT request_digest, message_id FROM message_request WHERE idempotency_key = ?
            """;

    /** An earlier request with the same key. */
    record Earlier(String digest, UUID messageId) {}

    /** Takes a key for a message to come; false when it is taken. Waits for a transaction that is about to take it. */
    boolean claim(Connection connection, String key, String digest, UUID messageId, Instant now) throws SQLException {
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setString(1, key);
            statement.setString(2, digest);
            statement.setObject(3, messageId);
            statement.setObject(4, Times.utc(now));
            return statement.executeUpdate() == 1;
        }
    }

    Optional<Earlier> find(Connection connection, String key) throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            statement.setString(1, key);
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Earlier(rows.getString(1), rows.getObject(2, UUID.class)))
                        : Optional.empty();
            }
        }
    }
}
