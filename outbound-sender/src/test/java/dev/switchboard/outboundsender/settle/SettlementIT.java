package dev.switchboard.outboundsender.settle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Event;
import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.outbound.OutcomeSettled;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.TopicEnds;
import dev.switchboard.outboundsender.window.ServiceWindow;
import dev.switchboard.outboundsender.window.Windows;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Meta says only in a status that the window was closed when it looked at a message. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class SettlementIT {

    private static final String ADD = """
            INSERT INTO send_attempt (message_id, conversation_id, phone_number_id, state, calls, requested_at, received_at)
            VALUES (?, ?, ?, ?, 1, ?, ?)
            """;

    private final UUID messageId = UUID.randomUUID();
    private final DataSource database;
    private final Settlement settlement;
    private final Windows windows;

    SettlementIT(DataSource database, Settlement settlement, Windows windows) {
        this.database = database;
        this.settlement = settlement;
        this.windows = windows;
    }

    @Test
    void closesTheWindowThatWasKnownThen() throws SQLException {
        // Given
        var conversation = answered(Instant.now().minusSeconds(600));

        // When
        settlement.apply(List.of(foundClosed(Instant.now().minusSeconds(300))), new Told());

        // Then
        assertThat(open(conversation)).isFalse();
    }

    @Test
    void leavesAWindowOpenThatTheCustomerHasOpenedSince() throws SQLException {
        // Given
        var conversation = answered(Instant.now().minusSeconds(100));

        // When
        settlement.apply(List.of(foundClosed(Instant.now().minusSeconds(300))), new Told());

        // Then
        assertThat(open(conversation)).isTrue();
    }

    @Test
    void provesThatAFailedMessageHadBeenTakenAfterAll() throws SQLException {
        // Given
        add(UUID.randomUUID(), "FAILED");
        var told = new Told();

        // When
        for (var time = 0; time < 2; time++) {
            settlement.apply(List.of(foundClosed(Instant.now().minusSeconds(300))), told);
        }

        // Then
        assertThat(told.events).singleElement().isInstanceOfSatisfying(OutcomeSettled.class, settled -> {
            assertThat(settled.messageId()).isEqualTo(messageId);
            assertThat(settled.outcome()).isEqualTo(OutcomeSettled.Outcome.ACCEPTED);
        });
    }

    /** A conversation in which a message was sent, and whose customer last wrote then. */
    private UUID answered(Instant customerWrote) throws SQLException {
        try (var topics = new TopicEnds()) {
            var chat = new Chat(topics);
            chat.customerWrote(customerWrote);
            await().atMost(Duration.ofSeconds(40)).until(() -> known(chat.conversationId()) != null);
            add(chat.conversationId(), "ACCEPTED");
            return chat.conversationId();
        }
    }

    private void add(UUID conversation, String state) throws SQLException {
        var asked = Instant.now().minusSeconds(301).atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, messageId);
            statement.setObject(2, conversation);
            statement.setString(3, Chat.NUMBER);
            statement.setString(4, state);
            statement.setObject(5, asked);
            statement.setObject(6, asked);
            statement.executeUpdate();
        }
    }

    private MessageStatusChanged foundClosed(Instant then) {
        return new MessageStatusChanged(
                "wamid." + messageId,
                Chat.NUMBER,
                "200000000000001",
                MessageStatusChanged.Subject.MESSAGE,
                DeliveryStatus.FAILED,
                "failed",
                null,
                null,
                then,
                Instant.now(),
                messageId.toString(),
                null,
                List.of(new MetaError(131047, "Re-engagement message", null, null)));
    }

    private boolean open(UUID conversation) throws SQLException {
        var window = known(conversation);
        return window != null && window.open(Instant.now(), Duration.ZERO);
    }

    private @Nullable ServiceWindow known(UUID conversation) throws SQLException {
        return windows.find(List.of(conversation)).get(conversation);
    }

    /** What was announced. */
    private static final class Told implements Outbox {

        private final List<Event> events = new ArrayList<>();

        @Override
        public void add(String topic, String key, CloudEvent<?> event) {
            events.add(event.event());
        }

        @Override
        public void end(String topic, String key, CloudEvent<?> last) {}
    }
}
