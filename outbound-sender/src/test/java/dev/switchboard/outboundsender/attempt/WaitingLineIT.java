package dev.switchboard.outboundsender.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.rows.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How PostgreSQL finds whose turn it is in a line that has grown since its table was analysed. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class WaitingLineIT {

    private static final String NUMBER = "a number with a long line";
    private static final String ADD = """
            INSERT INTO send_attempt (message_id, conversation_id, phone_number_id, state, command, requested_at, received_at,
                not_before, finished_at)
            SELECT gen_random_uuid(), gen_random_uuid(), ?, ?, '{}', now(), now(), now() - interval '1 second',
                CASE ? WHEN 'ACCEPTED' THEN now() END
            FROM generate_series(1, ?)
            """;

    private final DataSource database;

    WaitingLineIT(DataSource database) {
        this.database = database;
    }

    @Test
    void whoseTurnItIsIsFoundAlongTheLineAndNotBySortingIt() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                // Given
                add(connection, "ACCEPTED", 20_000);
                connection.createStatement().execute("ANALYZE send_attempt");
                add(connection, "READY", 20_000);

                // When
                var lanes = plan(connection, WaitingLine.LANES);
                connection.createStatement().execute(WaitingLine.ORDERED);
                var turns = plan(connection, WaitingLine.DUE, NUMBER, 0, 100);

                // Then
                assertThat(turns)
                        .anyMatch(step -> step.contains("send_attempt_due"))
                        .noneMatch(step -> step.contains("Sort"));
                assertThat(lanes)
                        .anyMatch(step -> step.contains("send_attempt_due"))
                        .noneMatch(step -> step.contains("Sort"));
            } finally {
                connection.rollback();
            }
        }
    }

    private static void add(Connection connection, String state, int count) throws SQLException {
        Sql.update(connection, ADD, NUMBER, state, state, count);
    }

    private static List<String> plan(Connection connection, String sql, Object... parameters) throws SQLException {
        return Sql.query(connection, "EXPLAIN " + sql, row -> row.getString(1), parameters);
    }
}
