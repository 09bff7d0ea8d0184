package dev.switchboard.outboundsender.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.contracts.outbound.Allowance;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Remembers every final decision with its evidence, so that what becomes of a message tells it. Joins the transaction around it. */
@ApplicationScoped
public class DecisionLog {

    private static final String INSERT = """
            INSERT INTO send_decision (message_id, call, decision, code, explanation, unblocked_by, evidence, decided_at)
            SELECT "messageId", call, decision, code, explanation, "unblockedBy", evidence, ?
            FROM json_to_recordset(?::json) AS decided ("messageId" uuid, call integer, decision text, code text,
                explanation text, "unblockedBy" text, evidence text[])
            """;

    private static final String ALLOWED = """
            SELECT message_id, call, code, explanation, evidence, decided_at FROM send_decision
            WHERE message_id = ANY (?) AND decision = 'allow' ORDER BY message_id, call
            """;

    private final DataSource database;

    DecisionLog(DataSource database) {
        this.database = database;
    }

    /** Writes down what was decided; waiting decides nothing and leaves no trace. */
    public void add(Collection<Entry> entries, Instant decidedAt) throws SQLException {
        var rows = entries.stream().map(Row::of).filter(Objects::nonNull).toList();
        if (rows.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, Times.utc(decidedAt));
            statement.setString(2, EventJson.mapper().writeValueAsString(rows));
            statement.executeUpdate();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("decisions cannot be written", e);
        }
    }

    /** Why these messages were let go. */
    public Allowances allowances(Collection<UUID> messageIds) throws SQLException {
        var found = new HashMap<UUID, List<Allowance>>();
        if (!messageIds.isEmpty()) {
            try (var connection = database.getConnection()) {
                Sql.each(
                        connection,
                        ALLOWED,
                        row -> found.computeIfAbsent(Sql.uuid(row, "message_id"), _ -> new ArrayList<>())
                                .add(allowance(row)),
                        messageIds);
            }
        }
        return new Allowances(found);
    }

    private static Allowance allowance(ResultSet row) throws SQLException {
        return new Allowance(
                row.getInt("call"),
                row.getString("code"),
                row.getString("explanation"),
                List.of((String[]) row.getArray("evidence").getArray()),
                Times.instant(row, "decided_at"));
    }

    /** What is written down of a decision. */
    private record Row(
            UUID messageId,
            int call,
            String decision,
            String code,
            String explanation,
            @Nullable String unblockedBy,
            List<String> evidence) {

        static @Nullable Row of(Entry entry) {
            return switch (entry.decision()) {
                case Decision.Allow allow ->
                    new Row(
                            entry.messageId(),
                            entry.call(),
                            "allow",
                            allow.code(),
                            allow.explanation(),
                            null,
                            allow.evidence());
                case Decision.Refuse refuse ->
                    new Row(
                            entry.messageId(),
                            entry.call(),
                            "refuse",
                            refuse.code(),
                            refuse.explanation(),
                            refuse.unblockedBy(),
                            refuse.evidence());
                case Decision.Wait _ -> null;
            };
        }
    }

    /**
     * One decision.
     *
     * @param call number of the call that was decided about, from 1
     */
    public record Entry(UUID messageId, int call, Decision decision) {}
}
