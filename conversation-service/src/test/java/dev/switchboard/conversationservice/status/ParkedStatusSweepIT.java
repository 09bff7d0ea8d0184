package dev.switchboard.conversationservice.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import dev.switchboard.messaging.Publications;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ParkedStatusSweepIT {

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Inject
    DataSource dataSource;

    @Inject
    Publications publications;

    @Inject
    Progress progress;

    @Inject
    ParkedStatuses parked;

    @Test
    void joinsAtStartWhatWasMissedBeforeALongOutage() throws SQLException {
        // Given
        var wamid = Customer.newWamid();
        var customer = Customer.withPhone();
        var hello = customer.writes("hello");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), hello);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.conversationOf(hello.messageId()).isPresent());
        var conversation = api.conversationOf(hello.messageId()).orElseThrow();
        var message = api.sendText(conversation, "good day");
        wire.publish(
                Topics.OUTBOUND_EVENTS,
                conversation.toString(),
                new MessageAccepted(message, conversation, wamid, 1, Instant.now()));
        await().atMost(Duration.ofSeconds(30)).until(() -> isKnown(wamid));
        parkHoursAgo(wamid);

        // When
        new ParkedStatusSweep(publications, progress, parked, InstantSource.system()).applyMissed();

        // Then
        assertThat(api.message(conversation, message).getString("state")).isEqualTo("delivered");
    }

    private boolean isKnown(String wamid) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("SELECT FROM message WHERE wamid = ?")) {
            statement.setString(1, wamid);
            return statement.executeQuery().next();
        }
    }

    private void parkHoursAgo(String wamid) throws SQLException {
        var sql = """
                INSERT INTO parked_status (id, wamid, step, happened_at, parked_at)
                VALUES (gen_random_uuid(), ?, 'DELIVERED', now(), now() - interval '3 hours')
                """;
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, wamid);
            statement.executeUpdate();
        }
    }
}
