package dev.switchboard.outboundsender.attempt;

import dev.switchboard.outboundsender.rows.Columns;
import dev.switchboard.outboundsender.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Every call to Meta, as begun and as ended. Joins the transaction around it. */
@ApplicationScoped
public class Calls {

    private static final String BEGIN = """
            INSERT INTO send_call (message_id, call, started_at)
            SELECT message_id, call, ? FROM unnest(?::uuid[], ?::integer[]) AS begun (message_id, call)
            """;

    private static final String END = """
            UPDATE send_call AS call SET
                finished_at = ?, outcome = ended.outcome, reason = ended.reason, error_code = ended.error_code
            FROM unnest(?::uuid[], ?::integer[], ?::text[], ?::text[], ?::integer[])
                AS ended (message_id, number, outcome, reason, error_code)
            WHERE call.message_id = ended.message_id AND call.call = ended.number
            """;

    private final DataSource database;

    Calls(DataSource database) {
        this.database = database;
    }

    /** Writes down that calls begin. */
    void begin(Collection<DueAttempt> due, Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(BEGIN)) {
            statement.setObject(1, Times.utc(now));
            statement.setArray(
                    2,
                    Columns.of(connection, "uuid", due, next -> next.attempt().messageId()));
            statement.setArray(3, Columns.of(connection, "integer", due, DueAttempt::nextCall));
            statement.executeUpdate();
        }
    }

    /** Writes down what calls came to, each once; a later and better answer replaces an earlier one. */
    public void end(Collection<Ended> ended, Instant now) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(END)) {
            statement.setObject(1, Times.utc(now));
            statement.setArray(2, Columns.of(connection, "uuid", ended, Ended::messageId));
            statement.setArray(3, Columns.of(connection, "integer", ended, Ended::call));
            statement.setArray(
                    4, Columns.of(connection, "text", ended, end -> end.result().outcome()));
            statement.setArray(
                    5, Columns.of(connection, "text", ended, end -> end.result().reason()));
            statement.setArray(
                    6,
                    Columns.of(connection, "integer", ended, end -> end.result().errorCode()));
            statement.executeUpdate();
        }
    }

    /** One call and what it came to. */
    public record Ended(UUID messageId, int call, Result result) {}

    /** What a call came to. */
    public record Result(
            String outcome, String reason, @Nullable Integer errorCode) {}
}
