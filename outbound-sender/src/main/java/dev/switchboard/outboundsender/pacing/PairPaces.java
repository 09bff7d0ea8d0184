package dev.switchboard.outboundsender.pacing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Keeps each number and customer at the pace that Meta allows a pair: a burst, then one message an interval. A conversation is
 * such a pair, and only one message of it is ever claimed at once, so its row is nobody else's.
 */
@ApplicationScoped
public class PairPaces {

    private static final String WAITS = """
            SELECT conversation_id, extract(epoch FROM free_at - now()) * 1000 - ? AS wait_ms
            FROM pair_pace WHERE conversation_id = ANY (?) AND free_at > now() + ? * interval '1 millisecond'
            """;

    private static final String COUNT = """
            INSERT INTO pair_pace AS known (conversation_id, free_at)
            SELECT id, now() + ? * interval '1 millisecond' FROM unnest(?::uuid[]) AS id
            ON CONFLICT (conversation_id) DO UPDATE SET
                free_at = greatest(known.free_at, now()) + ? * interval '1 millisecond'
            """;

    private static final String FORGET = "DELETE FROM pair_pace WHERE conversation_id = ANY (?)";

    private final DataSource database;
    private final PaceConfig config;

    PairPaces(DataSource database, PaceConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Which of these conversations must wait, and how long. Joins the transaction around it. */
    public Map<UUID, Duration> waits(Collection<UUID> conversations) throws SQLException {
        var borrowed =
                config.pairInterval().multipliedBy(config.pairBurst() - 1L).toMillis();
        var waits = new HashMap<UUID, Duration>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(WAITS)) {
            query.setLong(1, borrowed);
            query.setArray(2, connection.createArrayOf("uuid", conversations.toArray()));
            query.setLong(3, borrowed);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    waits.put(rows.getObject("conversation_id", UUID.class), Duration.ofMillis((long)
                            Math.ceil(rows.getDouble("wait_ms"))));
                }
            }
        }
        return waits;
    }

    /** One message to each of these customers is about to leave. Joins the transaction around it. */
    public void count(Collection<UUID> conversations) throws SQLException {
        if (conversations.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(COUNT)) {
            statement.setLong(1, config.pairInterval().toMillis());
            statement.setArray(2, connection.createArrayOf("uuid", conversations.toArray()));
            statement.setLong(3, config.pairInterval().toMillis());
            statement.executeUpdate();
        }
    }

    /** Forgets the paces of these conversations. Joins the transaction around it. */
    public void forget(Collection<UUID> conversations) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(FORGET)) {
            statement.setArray(1, connection.createArrayOf("uuid", conversations.toArray()));
            statement.executeUpdate();
        }
    }
}
