package dev.switchboard.outboundsender.attempt;

import dev.switchboard.rows.Columns;
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
            SELECT message_id, call, now
            FROM unnest(?, ?) AS begun (message_id, call), (VALUES (?::timestamptz)) AS moment (now)
            """;

    static final String END = """
            UPDATE send_call AS call SET
                finished_at = moment.now, outcome = ended.outcome, reason = ended.reason, error_code = ended.error_code
            FROM unnest(?, ?, ?, ?, ?) AS ended (message_id, number, outcome, reason, error_code),
                (VALUES (?::timestamptz)) AS moment (now)
            WHERE call.message_id = ended.message_id AND call.call = ended.number
            """;

    private final DataSource database;

    Calls(DataSource database) {
        this.database = database;
    }

    /** Writes down that calls begin. */
    void begin(Collection<DueAttempt> due, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            Columns.of(due)
                    .uuid(next -> next.attempt().messageId())
                    .number(DueAttempt::nextCall)
                    .update(connection, BEGIN, now);
        }
    }

    /** Writes down what calls came to, each once; a later and better answer replaces an earlier one. */
    public void end(Collection<Ended> ended, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            Columns.of(ended)
                    .uuid(Ended::messageId)
                    .number(Ended::call)
                    .text(end -> end.result().outcome())
                    .text(end -> end.result().reason())
                    .number(end -> end.result().errorCode())
                    .update(connection, END, now);
        }
    }

    /** One call and what it came to. */
    public record Ended(UUID messageId, int call, Result result) {}

    /** What a call came to. */
    public record Result(
            String outcome, String reason, @Nullable Integer errorCode) {}
}
