package dev.switchboard.benchmarks.sender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class HopsTest {

    private final WayOfAStop.Customer customer =
            new WayOfAStop.Customer("15550000007", UUID.randomUUID(), UUID.randomUUID());

    @Test
    void recognisesWhatTheCustomerWroteAndNotWhatTheNumberWrites() {
        // Given
        var conversation = customer.conversationId();

        // Then
        assertThat(isStop(Topics.CONVERSATION_EVENTS, conversation, "{\"direction\":\"INBOUND\"}"))
                .isTrue();
        assertThat(isStop(Topics.CONVERSATION_EVENTS, conversation, "{\"direction\":\"OUTBOUND\"}"))
                .isFalse();
        assertThat(isStop(Topics.CONVERSATION_EVENTS, UUID.randomUUID(), "{\"direction\":\"INBOUND\"}"))
                .isFalse();
    }

    @Test
    void recognisesTheCustomersState() {
        assertThat(isStop(Topics.CONSENT_STATE, customer.contactId(), "{}")).isTrue();
        assertThat(isStop(Topics.CONSENT_STATE, UUID.randomUUID(), "{}")).isFalse();
        assertThat(isStop(Topics.OUTBOUND_EVENTS, customer.conversationId(), "{}"))
                .isFalse();
    }

    @Test
    void countsFromTheAnswerToTheWebhook() {
        // Given
        var hops = new Hops();

        // When
        hops.note(Topics.CONSENT_STATE, Instant.ofEpochMilli(1_000), 1_040);

        // Then
        assertThat(hops.toString()).contains(Topics.CONSENT_STATE + " p50 40 ms, p99 40 ms");
    }

    private boolean isStop(String topic, UUID key, String value) {
        return Hops.isStop(
                new ConsumerRecord<>(topic, 0, 0, key.toString(), value.getBytes(StandardCharsets.UTF_8)), customer);
    }
}
