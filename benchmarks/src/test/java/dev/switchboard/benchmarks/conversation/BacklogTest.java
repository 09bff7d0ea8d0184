package dev.switchboard.benchmarks.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Instant END = Instant.parse("2026-11-22T12:00:00Z");

    private final Backlog backlog = new Backlog("topic", 10, END, 100);

    @Test
    void writesTheValueAsTheContractSays() throws IOException {
        // When
        var value = new ObjectMapper().readTree(backlog.recordOf(49).value());

        // Then
        assertThat(value.at("/receivedAt").asText()).isEqualTo("2026-11-22T11:59:59.898Z");
        assertThat(value.at("/sentAt").asText()).isEqualTo("2026-11-22T11:59:59Z");
        assertThat(value.at("/content/type").asText()).isEqualTo("text");
        assertThat(value.at("/customer/waId").asText()).isEqualTo("15550000009");
        assertThat(value.has("groupId")).isFalse();
    }

    @Test
    void carriesTheAttributesInHeaders() {
        // When
        var written = backlog.recordOf(1);

        // Then
        assertThat(header(written, "ce_type")).isEqualTo("MessageReceived");
        assertThat(header(written, "ce_source")).isEqualTo("/webhook-ingress");
        assertThat(header(written, "ce_id")).isEqualTo(header(backlog.recordOf(1), "ce_id"));
    }

    @Test
    void givesEachCustomerOneKeyAndEachMessageOneId() {
        // When
        var records = IntStream.range(0, 100).mapToObj(backlog::recordOf).toList();

        // Then
        assertThat(records.stream().map(ProducerRecord::key).distinct()).hasSize(10);
        assertThat(records.stream().map(written -> header(written, "ce_id")).distinct())
                .hasSize(100);
    }

    private static String header(ProducerRecord<String, byte[]> written, String name) {
        return new String(written.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
