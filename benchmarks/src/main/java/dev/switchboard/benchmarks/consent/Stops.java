package dev.switchboard.benchmarks.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.MessageAdded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Customers who say stop one after another, each timed until the topic of states tells it. */
final class Stops {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long NANOS_PER_MICRO = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final String bootstrapServers;

    Stops(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    Histogram measure(int count) {
        var micros = new Histogram(3);
        try (var producer = new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                        new StringSerializer(),
                        new ByteArraySerializer());
                var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.CONSENT_STATE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position); // now, and not at the first poll
            for (var index = 0; index < count; index++) {
                var contactId = UUID.randomUUID();
                var begin = System.nanoTime();
                send(producer, stop(contactId));
                until(consumer, contactId.toString(), begin);
                if (index >= count / 10) { // the first warm up
                    micros.recordValue((System.nanoTime() - begin) / NANOS_PER_MICRO);
                }
            }
        }
        return micros;
    }

    private static void send(KafkaProducer<String, byte[]> producer, ProducerRecord<String, byte[]> stop) {
        try {
            producer.send(stop).get();
        } catch (ExecutionException e) {
            throw new RunFailure("Kafka did not take a stop.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("The run was interrupted.", e);
        }
    }

    private static void until(KafkaConsumer<String, byte[]> consumer, String key, long begin) {
        while (System.nanoTime() - begin < LONGEST.toNanos()) {
            for (var state : consumer.poll(Duration.ofMillis(100))) {
                if (key.equals(state.key())) {
                    return;
                }
            }
        }
        throw new RunFailure("A stop was not told within %d s.".formatted(LONGEST.toSeconds()));
    }

    private static ProducerRecord<String, byte[]> stop(UUID contactId) {
        var conversationId = UUID.randomUUID();
        var now = Instant.now();
        var event = new MessageAdded(
                conversationId,
                contactId,
                UUID.randomUUID(),
                "100000000000001",
                MessageAdded.Direction.INBOUND,
                MessageContent.Text.of("STOP"),
                now,
                now,
                null,
                null,
                now.plus(Duration.ofHours(24)),
                false,
                null,
                null,
                null);
        try {
            var written = new ProducerRecord<>(
                    Topics.CONVERSATION_EVENTS, conversationId.toString(), JSON.writeValueAsBytes(event));
            header(written, CloudEvent.ID, event.messageId().toString());
            header(written, CloudEvent.TYPE, MessageAdded.class.getSimpleName());
            header(written, CloudEvent.SOURCE, "/conversation-service");
            header(written, CloudEvent.SPEC_VERSION, "1.0");
            header(written, CloudEvent.TIME, now.toString());
            return written;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an invented message cannot be written", e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> written, String name, String value) {
        written.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
