package dev.switchboard.outboundsender.gate;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Remembers every final decision with its evidence. Joins the transaction around it. */
@ApplicationScoped
public class DecisionLog {

    private static final String INSERT = """
            INSERT INTO send_decision (message_id, call, decision, code, explanation, unblocked_by, evidence, decided_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final DataSource database;

    DecisionLog(DataSource database) {
        this.database = database;
    }

    /** Writes down what was decided; waiting decides nothing and leaves no trace. */
    public void add(List<Entry> entries, Instant decidedAt) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(INSERT)) {
            for (var entry : entries) {
                var words = Words.of(entry.decision());
                if (words == null) {
                    continue;
                }
                statement.setObject(1, entry.messageId());
                statement.setInt(2, entry.call());
                statement.setString(3, words.decision());
                statement.setString(4, words.code());
                statement.setString(5, words.explanation());
                statement.setString(6, words.unblockedBy());
                statement.setArray(
                        7, connection.createArrayOf("text", words.evidence().toArray()));
                statement.setObject(8, decidedAt.atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private record Words(
            String decision,
            String code,
            String explanation,
            @Nullable String unblockedBy,
            List<String> evidence) {

        static @Nullable Words of(Decision decision) {
            return switch (decision) {
                case Decision.Allow allow ->
                    new Words("allow", allow.code(), allow.explanation(), null, allow.evidence());
                case Decision.Refuse refuse ->
                    new Words("refuse", refuse.code(), refuse.explanation(), refuse.unblockedBy(), refuse.evidence());
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
