package dev.switchboard.outboundsender.history;

import dev.switchboard.outboundsender.history.MessageHistory.Call;
import dev.switchboard.outboundsender.history.MessageHistory.GateDecision;
import dev.switchboard.outboundsender.history.MessageHistory.PersonsWord;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads what was written down about a message. */
@ApplicationScoped
class Histories {

    private static final String MESSAGE = """
            SELECT conversation_id, phone_number_id, state, reason, requested_at, received_at, finished_at, unsettled_at,
                   outcome, decided_by, note, decided_at
            FROM send_attempt LEFT JOIN settlement USING (message_id) WHERE message_id = ?
            """;

    private static final String CALLS = """
            SELECT call, started_at, finished_at, outcome, reason, error_code
            FROM send_call WHERE message_id = ? ORDER BY call
            """;

    private static final String DECISIONS = """
            SELECT call, decision, code, explanation, unblocked_by, evidence, decided_at
            FROM send_decision WHERE message_id = ? ORDER BY call
            """;

    private final DataSource database;

    Histories(DataSource database) {
        this.database = database;
    }

    Optional<MessageHistory> find(UUID messageId) throws SQLException {
        try (var connection = database.getConnection()) {
            return find(connection, messageId);
        }
    }

    Optional<MessageHistory> find(Connection connection, UUID messageId) throws SQLException {
        var calls = Sql.query(connection, CALLS, Histories::call, messageId);
        var decisions = Sql.query(connection, DECISIONS, Histories::decision, messageId);
        return Sql.first(connection, MESSAGE, row -> message(messageId, row, calls, decisions), messageId);
    }

    private static MessageHistory message(UUID messageId, ResultSet row, List<Call> calls, List<GateDecision> decisions)
            throws SQLException {
        return new MessageHistory(
                messageId,
                row.getObject("conversation_id", UUID.class),
                row.getString("phone_number_id"),
                row.getString("state"),
                row.getString("reason"),
                Times.instant(row, "requested_at"),
                Times.instant(row, "received_at"),
                Times.instantOrNull(row, "finished_at"),
                Times.instantOrNull(row, "unsettled_at"),
                row.getString("outcome") == null
                        ? null
                        : new PersonsWord(
                                row.getString("outcome"),
                                row.getString("decided_by"),
                                row.getString("note"),
                                Times.instant(row, "decided_at")),
                calls,
                decisions);
    }

    private static Call call(ResultSet row) throws SQLException {
        return new Call(
                row.getInt("call"),
                Times.instant(row, "started_at"),
                Times.instantOrNull(row, "finished_at"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getObject("error_code", Integer.class));
    }

    private static GateDecision decision(ResultSet row) throws SQLException {
        return new GateDecision(
                row.getInt("call"),
                row.getString("decision"),
                row.getString("code"),
                row.getString("explanation"),
                row.getString("unblocked_by"),
                List.of((String[]) row.getArray("evidence").getArray()),
                Times.instant(row, "decided_at"));
    }
}
