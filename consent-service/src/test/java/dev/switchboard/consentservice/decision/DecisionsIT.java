package dev.switchboard.consentservice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.rows.Sql;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How PostgreSQL finds what decides, by a plan that it made before anybody was known and keeps. */
@QuarkusTest
class DecisionsIT {

    private static final List<String> TABLES = List.of("contact", "consent_state", "consent_ledger", "legal_hold");

    private final javax.sql.DataSource database;

    DecisionsIT(@DataSource(Decisions.POOL) javax.sql.DataSource database) {
        this.database = database;
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of(Decisions.BY_ID, "uuid", "'00000000-0000-0000-0000-000000000001'"),
                Arguments.of(Decisions.BY_PHONE, "text[]", "'{4915112345678}'"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void eachTableIsAskedByKeyThoughAllWereEmptyWhenThePlanWasMade(String question, String type, String who)
            throws SQLException {
        try (var connection = database.getConnection()) {
            // Given
            execute(connection, "SET default_transaction_read_only = off");
            try {
                for (var table : TABLES) {
                    execute(
                            connection,
                            "CREATE TEMPORARY TABLE %s (LIKE public.%s INCLUDING ALL)".formatted(table, table));
                    execute(connection, "VACUUM ANALYZE " + table);
                }

                // When
                execute(connection, "PREPARE asked (text, text, %s) AS %s".formatted(type, numbered(question)));
                var plan = Sql.query(
                        connection,
                        "EXPLAIN EXECUTE asked ('100000000000001', 'MARKETING', %s)".formatted(who),
                        row -> row.getString(1));

                // Then
                assertThat(plan).filteredOn(step -> step.contains("Index Cond")).hasSize(6);
                assertThat(plan).noneMatch(step -> step.contains("Seq Scan")).anyMatch(step -> step.contains("$3"));
            } finally {
                execute(connection, "DEALLOCATE asked");
                execute(connection, "DISCARD TEMP");
                execute(connection, "RESET default_transaction_read_only");
            }
        }
    }

    /** The parameters as PostgreSQL itself names them. */
    private static String numbered(String question) {
        return question.replaceFirst("\\?", "\\$1").replaceFirst("\\?", "\\$2").replaceFirst("\\?", "\\$3");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
