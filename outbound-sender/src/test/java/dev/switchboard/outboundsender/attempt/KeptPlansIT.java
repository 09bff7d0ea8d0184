package dev.switchboard.outboundsender.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.rows.KeptPlans;
import dev.switchboard.rows.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A plan that is kept from when there was nothing yet must be the right one later, too. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class KeptPlansIT {

    private static final String NOTHING_YET = """
            CREATE SCHEMA nothing_yet;
            CREATE TABLE nothing_yet.send_attempt (LIKE send_attempt INCLUDING ALL);
            CREATE TABLE nothing_yet.send_call (LIKE send_call INCLUDING ALL);
            SET LOCAL search_path = nothing_yet, public
            """;

    private static final String KEPT = "SELECT generic_plans FROM pg_prepared_statements WHERE name = 'kept'";

    private final DataSource database;

    KeptPlansIT(DataSource database) {
        this.database = database;
    }

    @Test
    void aStepFindsItsMessageByIndex() throws SQLException {
        assertThat(planFromWhenThereWasNothing(
                        Attempts.MOVE,
                        "uuid[], text[], text[], integer[], text[], integer[], integer[], bigint[], boolean[], timestamptz",
                        10))
                .anyMatch(step -> step.contains("Index Scan using send_attempt_pkey"))
                .noneMatch(KeptPlansIT::readsAll);
    }

    @Test
    void theEndOfACallFindsItByIndex() throws SQLException {
        assertThat(planFromWhenThereWasNothing(
                        Calls.END, "uuid[], integer[], text[], text[], integer[], timestamptz", 6))
                .anyMatch(step -> step.contains("Index Scan using send_call_pkey"))
                .noneMatch(KeptPlansIT::readsAll);
    }

    private static boolean readsAll(String step) {
        return step.contains("Seq Scan") || step.contains("Hash") || step.contains("Merge");
    }

    private List<String> planFromWhenThereWasNothing(String sql, String types, int parameters) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, NOTHING_YET);
                KeptPlans.on(connection);
                execute(connection, "PREPARE kept (%s) AS %s".formatted(types, numbered(sql)));
                var nulls = String.join(", ", Collections.nCopies(parameters, "NULL"));
                var plan = Sql.query(connection, "EXPLAIN EXECUTE kept (%s)".formatted(nulls), row -> row.getString(1));
                assertThat(Sql.query(connection, KEPT, row -> row.getLong(1)))
                        .as("plans kept")
                        .containsExactly(1L);
                return plan;
            } finally {
                connection.rollback();
                execute(connection, "DEALLOCATE kept");
            }
        }
    }

    private static String numbered(String sql) {
        var text = new StringBuilder();
        var number = 0;
        for (var part : sql.split("\\?", -1)) {
            text.append(number == 0 ? "" : "$" + number).append(part);
            number++;
        }
        return text.toString();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
