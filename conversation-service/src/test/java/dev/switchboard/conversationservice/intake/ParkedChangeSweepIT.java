package dev.switchboard.conversationservice.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import dev.switchboard.conversationservice.preview.LinkRequests;
import dev.switchboard.conversationservice.timeline.MessageChanges;
import dev.switchboard.messaging.Publications;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ParkedChangeSweepIT {

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Inject
    DataSource dataSource;

    @Inject
    Publications publications;

    @Inject
    MessageChanges changes;

    @Inject
    LinkRequests links;

    @Test
    void joinsAtStartWhatWasMissedBeforeALongOutage() throws SQLException {
        // Given
        var customer = Customer.withPhone();
        var hello = customer.writes("hello");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), hello);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.conversationOf(hello.messageId()).isPresent());
        var conversation = api.conversationOf(hello.messageId()).orElseThrow();
        parkHoursAgo(hello.messageId());

        // When
        new ParkedChangeSweep(publications, changes, links, InstantSource.system()).sweep();

        // Then
        var shown = api.message(conversation, api.messageId(hello.messageId()));
        assertThat(shown.getString("revokedAt")).isNotNull();
    }

    private void parkHoursAgo(String wamid) throws SQLException {
        var sql = """
                INSERT INTO parked_change (id, original_wamid, kind, happened_at, parked_at)
                VALUES (?, ?, 'REVOKE', now(), now() - interval '3 hours')
                """;
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, Customer.newWamid());
            statement.setString(2, wamid);
            statement.executeUpdate();
        }
    }
}
