package dev.switchboard.conversationservice.request;

import dev.switchboard.conversationservice.problem.ProblemCode;
import dev.switchboard.rows.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request that came before with the same key. */
public record EarlierRequest(String digest, UUID messageId) {

    /** The one that a query finds in {@code request_digest} and {@code message_id}. */
    public static Optional<EarlierRequest> find(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        return Sql.first(
                connection,
                sql,
                row -> new EarlierRequest(row.getString("request_digest"), Sql.uuid(row, "message_id")),
                parameters);
    }

    /** The message it asked for, if it asked for the same; otherwise {@code idempotency_key_reused} is thrown. */
    public UUID messageOf(String sameDigest) {
        if (!digest.equals(sameDigest)) {
            throw ProblemCode.IDEMPOTENCY_KEY_REUSED.because("the key was used for another message; take a new one");
        }
        return messageId;
    }
}
