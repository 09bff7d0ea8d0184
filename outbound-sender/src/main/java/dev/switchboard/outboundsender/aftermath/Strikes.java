package dev.switchboard.outboundsender.aftermath;

import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Customers whom Meta could not reach, three times in a row: nobody writes to them first until they are heard of again. One
 * failure may be an old phone; Meta gives no better reason. Methods join the transaction around them.
 */
@ApplicationScoped
public class Strikes {

    /** Meta's code for a customer who cannot get a message: no account, an old app, or blocked. */
    public static final int UNREACHABLE_CODE = 131026;

    private static final int OUT = 3;

    private static final String COUNT = """
            INSERT INTO recipient_strike AS known (conversation_id, strikes, last_at) VALUES (?, 1, ?)
            ON CONFLICT (conversation_id) DO UPDATE SET
                strikes = known.strikes + 1, last_at = greatest(known.last_at, excluded.last_at)
            """;

    private static final String FORGET = """
            DELETE FROM recipient_strike strike USING send_attempt attempt
            WHERE attempt.message_id = ANY (?) AND strike.conversation_id = attempt.conversation_id
            """;

    private static final String FORGET_CONVERSATIONS = "DELETE FROM recipient_strike WHERE conversation_id = ANY (?)";

    private static final String FIND = """
            SELECT conversation_id, last_at FROM recipient_strike WHERE conversation_id = ANY (?) AND strikes >= ?
            """;

    private final DataSource database;

    Strikes(DataSource database) {
        this.database = database;
    }

    /** Since when customers are out of reach, by conversation; those who are not are absent. */
    public Map<UUID, Instant> outOfReach(Collection<UUID> conversationIds) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(FIND)) {
            query.setArray(1, connection.createArrayOf("uuid", conversationIds.toArray()));
            query.setInt(2, OUT);
            var found = new HashMap<UUID, Instant>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject(1, UUID.class), Times.instant(rows, "last_at"));
                }
            }
            return found;
        }
    }

    /** Forgets the strikes of these conversations. */
    public void forgetConversations(Collection<UUID> conversationIds) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET_CONVERSATIONS)) {
            statement.setArray(1, connection.createArrayOf("uuid", conversationIds.toArray()));
            statement.executeUpdate();
        }
    }

    void count(UUID conversationId, Instant at) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(COUNT)) {
            statement.setObject(1, conversationId);
            statement.setObject(2, Times.utc(at));
            statement.executeUpdate();
        }
    }

    void forget(Collection<UUID> messageIds) throws SQLException {
        if (messageIds.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setArray(1, connection.createArrayOf("uuid", messageIds.toArray()));
            statement.executeUpdate();
        }
    }
}
