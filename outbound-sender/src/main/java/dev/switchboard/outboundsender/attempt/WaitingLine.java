package dev.switchboard.outboundsender.attempt;

import dev.switchboard.rows.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The messages that wait, in order. Of each conversation only one message is ever due: the oldest live one that has not ended,
 * or else the oldest of bulk, so that order holds through every delay; two instances never see the same row. Every method joins
 * the transaction around it.
 */
@ApplicationScoped
public class WaitingLine {

    /** One step of the index for each lane of a number, however many wait in it. */
    static final String LANES = """
            WITH RECURSIVE line (phone_number_id, lane) AS (
                (SELECT phone_number_id, lane FROM send_attempt
                 WHERE state = 'READY' ORDER BY phone_number_id, lane LIMIT 1)
                UNION ALL
                SELECT next.phone_number_id, next.lane FROM line, LATERAL (
                    SELECT phone_number_id, lane FROM send_attempt
                    WHERE state = 'READY' AND (phone_number_id, lane) > (line.phone_number_id, line.lane)
                    ORDER BY phone_number_id, lane LIMIT 1) next)
            SELECT phone_number_id, lane FROM line
            WHERE NOT EXISTS (
                  SELECT FROM sending_pause pause
                  WHERE pause.scope IN ('*', line.phone_number_id) AND pause.covers = 'ALL'
                    AND pause.paused_until > now())
            """;

    /**
     * Walks along send_attempt_due and stops at the limit. Two things keep the planner to that, which may believe the line to be shorter than the
     * limit, since statistics tell of another hour: without ORDERED it may read all that waits by another index and sort it; without
     * OFFSET 0 it may join all rows with all rows to find earlier messages.
     */
    static final String DUE = """
            SELECT a.message_id, a.conversation_id, a.phone_number_id, a.traceparent, a.state, a.calls, a.not_sent,
                   a.throttled, a.wamid, a.command,
                   coalesce(extract(epoch FROM now() - a.gate_asked_at) * 1000, 0)::bigint AS waited_ms
            FROM send_attempt a
            WHERE a.state = 'READY' AND a.not_before <= now() AND a.phone_number_id = ? AND a.lane = ?
              AND NOT EXISTS (
                  SELECT FROM send_attempt earlier
                  WHERE earlier.conversation_id = a.conversation_id
                    AND earlier.message_id <> a.message_id
                    AND (earlier.state = 'CALLING'
                         OR earlier.state = 'READY' AND (earlier.lane, earlier.sequence) < (a.lane, a.sequence))
                  OFFSET 0)
            ORDER BY a.sequence
            LIMIT ?
            FOR UPDATE OF a SKIP LOCKED
            """;

    static final String ORDERED = "SET LOCAL enable_sort = off";

    private static final String IN_ORDER = ORDERED + ";" + DUE + "; SET LOCAL enable_sort TO DEFAULT";

    private static final String CALL = """
            UPDATE send_attempt SET
                state = 'CALLING', calls = calls + 1, gate_asked_at = NULL,
                leased_by = ?, leased_until = now() + ? * interval '1 millisecond'
            WHERE message_id = ANY (?)
            """;

    private static final String DELAY = """
            UPDATE send_attempt AS attempt SET not_before = now() + later.delay_ms * interval '1 millisecond'
            FROM unnest(?, ?) AS later (message_id, delay_ms)
            WHERE attempt.message_id = later.message_id
            """;

    private static final String HOLD = """
            UPDATE send_attempt AS attempt SET
                gate_asked_at = coalesce(attempt.gate_asked_at, now()),
                not_before = now() + later.delay_ms * interval '1 millisecond'
            FROM unnest(?, ?) AS later (message_id, delay_ms)
            WHERE attempt.message_id = later.message_id
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

    /** Business numbers for which messages wait, but for those that are paused, and the lanes in which they do. */
    public Map<String, Set<Lane>> lanes() throws SQLException {
        var lanes = new HashMap<String, Set<Lane>>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LANES);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                lanes.computeIfAbsent(rows.getString("phone_number_id"), _ -> EnumSet.noneOf(Lane.class))
                        .add(Lane.ofRank(rows.getInt("lane")));
            }
        }
        return lanes;
    }

    /** Locks messages of a number whose turn it is in their lane, oldest first. */
    public List<DueAttempt> due(String phoneNumberId, Lane lane, int limit) throws SQLException {
        var due = new ArrayList<DueAttempt>();
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(IN_ORDER)) {
            query.setString(1, phoneNumberId);
            query.setInt(2, lane.rank());
            query.setInt(3, limit);
            query.execute();
            query.getMoreResults();
            try (var rows = query.getResultSet()) {
                while (rows.next()) {
                    due.add(new DueAttempt(
                            Attempt.read(rows),
                            lane,
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

    /** Keeps due messages until they may leave; their conversations wait with them, all others go on. */
    public void delay(Map<UUID, Duration> delays) throws SQLException {
        later(DELAY, delays);
    }

    /** Keeps due messages waiting for news; their conversations wait with them, all others go on. */
    public void hold(Map<UUID, Duration> delays) throws SQLException {
        later(HOLD, delays);
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

    private void later(String sql, Map<UUID, Duration> delays) throws SQLException {
        try (var connection = database.getConnection()) {
            Columns.of(delays.entrySet())
                    .uuid(Map.Entry::getKey)
                    .number(delay -> delay.getValue().toMillis())
                    .update(connection, sql);
        }
    }
}
