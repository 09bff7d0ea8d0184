package dev.switchboard.outboundsender.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Every call to Meta, as begun and as ended. Joins the transaction around it. */
@ApplicationScoped
public class Calls {

    private static final String BEGIN = "INSERT INTO send_call (message_id, call, started_at) VALUES (?, ?, ?)";

    private static final String END = """
            UPDATE send_call SET finished_at = ?, outcome = ?, reason = ?, error_code = ? WHERE message_id = ? AND call = ?
            """;

    private final DataSource database;

    Calls(DataSource database) {
        this.database = database;
    }

    /** Writes down that calls begin. */
    void begin(Collection<DueAttempt> due, Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(BEGIN)) {
            for (var attempt : due) {
                statement.setObject(1, attempt.attempt().messageId());
                statement.setInt(2, attempt.nextCall());
                statement.setObject(3, now.atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Writes down what a call came to; a later and better answer replaces an earlier one. */
    public void end(UUID messageId, int call, Result result, Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(END)) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            statement.setString(2, result.outcome());
            statement.setString(3, result.reason());
            statement.setObject(4, result.errorCode());
            statement.setObject(5, messageId);
            statement.setInt(6, call);
            statement.executeUpdate();
        }
    }

    /** What a call came to. */
    public record Result(
            String outcome, String reason, @Nullable Integer errorCode) {}
}
