package dev.switchboard.outboundsender.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The messages that wait, in order. Of each conversation only the oldest message that has not ended is ever due, so that
 * order holds through every delay; two instances never see the same row. Every method joins the transaction around it.
 */
@ApplicationScoped
public class WaitingLine {

    private static final String DUE = """
            SELECT a.message_id, a.conversation_id, a.phone_number_id, a.traceparent, a.state, a.calls, a.not_sent,
                   a.throttled, a.wamid, a.command,
                   coalesce(extract(epoch FROM now() - a.gate_asked_at) * 1000, 0)::bigint AS waited_ms
            FROM send_attempt a
            WHERE a.state = 'READY' AND a.not_before <= now()
              AND NOT EXISTS (
                  SELECT FROM send_attempt earlier
                  WHERE earlier.conversation_id = a.conversation_id
                    AND earlier.sequence < a.sequence
                    AND earlier.state IN ('READY', 'CALLING'))
              AND NOT EXISTS (
                  SELECT FROM sending_pause pause
                  WHERE pause.scope IN ('*', a.phone_number_id) AND pause.paused_until > now())
            ORDER BY a.sequence
            LIMIT ?
            FOR UPDATE OF a SKIP LOCKED
            """;

    private static final String CALL = """
            UPDATE send_attempt SET
                state = 'CALLING', calls = calls + 1, gate_asked_at = NULL,
                leased_by = ?, leased_until = now() + ? * interval '1 millisecond'
            WHERE message_id = ANY (?)
            """;

    private static final String HOLD = """
            UPDATE send_attempt SET
                gate_asked_at = coalesce(gate_asked_at, now()),
                not_before = now() + ? * interval '1 millisecond'
            WHERE message_id = ?
            """;

    private static final String NEXT = """
            SELECT (extract(epoch FROM min(not_before) - now()) * 1000)::bigint
            FROM send_attempt WHERE state = 'READY' AND not_before > now()
            """;

    private final DataSource database;
    private final Calls calls;

    WaitingLine(DataSource database, Calls calls) {
        this.database = database;
        this.calls = calls;
    }

    /** Locks messages whose turn it is, oldest first. */
    public List<DueAttempt> due(int limit) throws SQLException {
        var due = new ArrayList<DueAttempt>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(DUE)) {
            query.setInt(1, limit);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    due.add(new DueAttempt(
                            Attempt.read(rows),
                            CommandJson.read(rows.getString("command")),
                            Duration.ofMillis(rows.getLong("waited_ms"))));
                }
            }
        }
        return due;
    }

    /** Gives an instance the lease of due messages; once this is committed it may call. */
    public void call(List<DueAttempt> due, UUID instance, Duration lease, Instant now) throws SQLException {
        if (due.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(CALL)) {
            statement.setObject(1, instance);
            statement.setLong(2, lease.toMillis());
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid",
                            due.stream().map(next -> next.attempt().messageId()).toArray()));
            statement.executeUpdate();
        }
        calls.begin(due, now);
    }

    /** Keeps a due message waiting for news; its conversation waits with it, all others go on. */
    public void hold(UUID messageId, Duration delay) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(HOLD)) {
            statement.setLong(1, delay.toMillis());
            statement.setObject(2, messageId);
            statement.executeUpdate();
        }
    }

    /** How long until the next delayed message is due; empty when none is delayed. */
    public Optional<Duration> untilNext() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(NEXT);
                var row = query.executeQuery()) {
            row.next();
            var millis = row.getLong(1);
            return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(Math.max(millis, 1)));
        }
    }
}
