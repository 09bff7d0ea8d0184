package dev.switchboard.conversationservice.outreach;

import dev.switchboard.conversationservice.request.EarlierRequest;
import dev.switchboard.rows.Sql;
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

    /** Takes a key for a message to come; false when it is taken. Waits for a transaction that is about to take it. */
    boolean claim(Connection connection, String key, String digest, UUID messageId, Instant now) throws SQLException {
        return Sql.update(connection, CLAIM, key, digest, messageId, now) == 1;
    }

    Optional<EarlierRequest> find(Connection connection, String key) throws SQLException {
        return EarlierRequest.find(connection, FIND, key);
    }
}
