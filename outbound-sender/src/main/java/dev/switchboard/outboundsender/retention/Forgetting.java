package dev.switchboard.outboundsender.retention;

import dev.switchboard.messaging.Publications;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Forgets in small transactions what is old enough; replicas that forget at the same time pass over each other's rows. */
@ApplicationScoped
class Forgetting {

    private static final Logger LOGGER = Logger.getLogger(Forgetting.class);

    /** The clock of commands that can come again: the memory of the inbox. */
    private static final Duration LEAST = Duration.ofDays(15);

    /** Calls and decisions go with their message. */
    private static final String MESSAGES = """
            WITH old AS (
                SELECT message_id FROM send_attempt
                WHERE finished_at < now() - ? * interval '1 second'
                ORDER BY finished_at LIMIT ? FOR UPDATE SKIP LOCKED),
            calls AS (DELETE FROM send_call WHERE message_id IN (SELECT message_id FROM old)),
            decisions AS (DELETE FROM send_decision WHERE message_id IN (SELECT message_id FROM old))
            DELETE FROM send_attempt WHERE message_id IN (SELECT message_id FROM old)
            """;

    /** Past its moment such a row says nothing. */
    private static final String PAIRS = """
            DELETE FROM pair_pace WHERE conversation_id IN (
                SELECT conversation_id FROM pair_pace
                WHERE free_at < now() - ? * interval '1 second' LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final Publications transactions;
    private final RetentionConfig config;

    Forgetting(Publications transactions, RetentionConfig config) {
        if (config.messages().compareTo(LEAST) <= 0) {
            throw new IllegalArgumentException("switchboard.retention.messages is %s, and must be longer than %s"
                    .formatted(config.messages(), LEAST));
        }
        this.transactions = transactions;
        this.config = config;
    }

    @Scheduled(
            every = "${switchboard.retention.every:10m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        var messages = all(MESSAGES, config.messages());
        all(PAIRS, Duration.ZERO);
        if (messages > 0) {
            LOGGER.infof("forgotten messages=%d", messages);
        }
    }

    private long all(String sql, Duration age) {
        var forgotten = 0L;
        int rows;
        do {
            rows = transactions.inTransaction((connection, _) -> some(connection, sql, age));
            forgotten += rows;
        } while (rows == config.rowsAtOnce());
        return forgotten;
    }

    private int some(Connection connection, String sql, Duration age) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, age.toSeconds());
            statement.setInt(2, config.rowsAtOnce());
            return statement.executeUpdate();
        }
    }
}
