package dev.switchboard.outboundsender.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages that ended 90 days ago are forgotten, more of them than one transaction takes. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class ForgettingIT {

    private static final String ADD = """
            WITH added AS (
                INSERT INTO send_attempt (message_id, conversation_id, phone_number_id, state, command, calls, requested_at,
                    received_at, not_before, finished_at)
                SELECT gen_random_uuid(), gen_random_uuid(), 'a number of old messages', ?, ?, 1, now(), now(),
                    now() + interval '1 day', now() - ? * interval '1 day'
                FROM generate_series(1, ?) RETURNING message_id),
            decided AS (
                INSERT INTO send_decision (message_id, call, decision, code, explanation, evidence, decided_at)
                SELECT message_id, 1, 'allow', 'window_open', 'it is open', '{}', now() FROM added)
            INSERT INTO send_call (message_id, call, started_at) SELECT message_id, 1, now() FROM added
            RETURNING message_id
            """;

    private final DataSource database;
    private final Forgetting forgetting;

    ForgettingIT(DataSource database, Forgetting forgetting) {
        this.database = database;
        this.forgetting = forgetting;
    }

    @Test
    void forgetsWhatEndedLongAgoWithItsCallsAndDecisionsAndNothingElse() throws SQLException {
        // Given
        var old = add("ACCEPTED", null, 91, 1_200);
        var young = add("FAILED", null, 89, 3);
        var waiting = add("READY", "{}", null, 2);

        // When
        forgetting.forget();

        // Then
        assertThat(left("send_attempt"))
                .doesNotContainAnyElementsOf(old)
                .containsAll(young)
                .containsAll(waiting);
        assertThat(left("send_call")).doesNotContainAnyElementsOf(old).containsAll(young);
        assertThat(left("send_decision")).doesNotContainAnyElementsOf(old).containsAll(young);
        delete(waiting);
    }

    private List<UUID> add(String state, @Nullable String command, @Nullable Integer daysAgo, int count)
            throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            statement.setString(1, state);
            statement.setString(2, command);
            statement.setObject(3, daysAgo, Types.INTEGER);
            statement.setInt(4, count);
            try (var rows = statement.executeQuery()) {
                var ids = new ArrayList<UUID>();
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
                return ids;
            }
        }
    }

    private List<UUID> left(String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT message_id FROM " + table)) {
            var ids = new ArrayList<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    private void delete(List<UUID> messages) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("DELETE FROM send_attempt WHERE message_id = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", messages.toArray()));
            statement.executeUpdate();
        }
    }
}
