package dev.switchboard.consentservice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.rows.Sql;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How PostgreSQL finds what decides, by a plan that it made before anybody was known and keeps. */
@QuarkusTest
class DecisionsIT {

    private static final List<String> TABLES = List.of("contact", "consent_state", "consent_ledger");

    private final javax.sql.DataSource database;

    DecisionsIT(@DataSource(Decisions.POOL) javax.sql.DataSource database) {
        this.database = database;
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                Arguments.of(Decisions.BY_ID, new UUID(0, 1)),
                Arguments.of(Decisions.BY_PHONE, List.of("4915112345678")));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void eachTableIsAskedByKeyThoughAllWereEmptyWhenThePlanWasMade(String question, Object who) throws SQLException {
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
                var plan = Sql.query(
                        connection,
                        "EXPLAIN " + question,
                        row -> row.getString(1),
                        "100000000000001",
                        ConsentCategory.MARKETING,
                        who);

                // Then
                assertThat(plan).filteredOn(step -> step.contains("Index Cond")).hasSize(4);
                assertThat(plan).noneMatch(step -> step.contains("Seq Scan"));
            } finally {
                execute(connection, "DISCARD TEMP");
                execute(connection, "RESET default_transaction_read_only");
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
