package dev.switchboard.conversationservice.answer;

import dev.switchboard.conversationservice.request.EarlierRequest;
import dev.switchboard.rows.Sql;
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

    /** The earlier request with this key; the caller holds the conversation, so that nobody else asks at the same time. */
    Optional<EarlierRequest> find(Connection connection, UUID conversationId, String key) throws SQLException {
        return EarlierRequest.find(connection, FIND, conversationId, key);
    }

    void remember(Connection connection, UUID conversationId, String key, String digest, UUID messageId, Instant now)
            throws SQLException {
        Sql.update(connection, REMEMBER, conversationId, key, digest, messageId, now);
    }
}
