package dev.switchboard.consentservice.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Event;
import dev.switchboard.contracts.Topics;
import dev.switchboard.messaging.EventJson;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The topics around the service, as strangers write and read them. */
@ApplicationScoped
public class Wire {

    private static final List<String> LISTENED =
            List.of(Topics.CONSENT_EVENTS, Topics.CONSENT_STATE, Topics.OUTBOUND_LIVE);

    private static final String TOMBSTONE = "tombstone";

    private final KafkaProducer<String, byte[]> producer;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Thread listener;
    private volatile boolean open = true;

    Wire(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60)); // for machines that build several things at once
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        listener = Thread.ofPlatform().daemon().start(() -> listen(bootstrap));
    }

    /** One record that the service published. */
    public record Heard(String topic, String key, String id, String type, JsonNode event) {}

    /** Publishes an event of conversations under an id of its own. */
    public void publish(UUID key, Event event) {
        publish(key, UUID.randomUUID().toString(), event);
    }

    /** The same under a given ce_id. */
    public void publish(UUID key, String id, Event event) {
        publish(Topics.CONVERSATION_EVENTS, key, id, event);
    }

    /** Publishes an event on any topic. */
    public void publish(String topic, UUID key, String id, Event event) {
        try {
            var record = new ProducerRecord<>(
                    topic, key.toString(), EventJson.mapper().writeValueAsBytes(event));
            header(record, CloudEvent.SPEC_VERSION, "1.0");
            header(record, CloudEvent.ID, id);
            header(record, CloudEvent.TYPE, event.getClass().getSimpleName());
            header(record, CloudEvent.SOURCE, "/conversation-service");
            header(record, CloudEvent.TIME, Instant.now().toString());
            producer.send(record).get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was published under a key, of one type. */
    public List<Heard> heard(UUID key, Class<? extends Event> type) {
        return heard.stream()
                .filter(one -> one.key().equals(key.toString()) && one.type().equals(type.getSimpleName()))
                .toList();
    }

    /** How often a compacted topic was told to forget a key. */
    public long tombstones(UUID key) {
        return heard.stream()
                .filter(one -> one.key().equals(key.toString()) && one.type().equals(TOMBSTONE))
                .count();
    }

    private void listen(String bootstrap) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = LISTENED.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (open) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> heard.add(heardOf(record)));
            }
        }
    }

    private static Heard heardOf(ConsumerRecord<String, byte[]> record) {
        try {
            return new Heard(
                    record.topic(),
                    record.key(),
                    header(record, CloudEvent.ID),
                    record.value() == null ? TOMBSTONE : header(record, CloudEvent.TYPE),
                    record.value() == null
                            ? MissingNode.getInstance()
                            : EventJson.mapper().readTree(record.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @PreDestroy
    void close() throws InterruptedException {
        open = false;
        listener.join();
        producer.close();
    }
}
