package dev.switchboard.conversationservice.answer;

import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Remembers which request each Idempotency-Key of a conversation belongs to. */
@ApplicationScoped
class AnswerRequests {

    private static final String FIND = """
            SELECT request_digest, message_id FROM answer_request WHERE conversation_id = ? AND idempotency_key = ?
            """;

    private static final String REMEMBER = """
            INSERT INTO answer_request (conversation_id, idempotency_key, request_digest, message_id, requested_at)
            VALUES (?, ?, ?, ?, ?)
            """;

    /** An earlier request with the same key. */
    record Earlier(String digest, UUID messageId) {}

    /** The earlier request with this key; the caller holds the conversation, so that nobody else asks at the same time. */
    Optional<Earlier> find(Connection connection, UUID conversationId, String key) throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, conversationId);
            statement.setString(2, key);
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Earlier(rows.getString(1), rows.getObject(2, UUID.class)))
                        : Optional.empty();
            }
        }
    }

    void remember(Connection connection, UUID conversationId, String key, String digest, UUID messageId, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(REMEMBER)) {
            statement.setObject(1, conversationId);
            statement.setString(2, key);
            statement.setString(3, digest);
            statement.setObject(4, messageId);
            statement.setObject(5, Times.utc(now));
            statement.executeUpdate();
        }
    }
}
