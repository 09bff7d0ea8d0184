package dev.switchboard.outboundsender.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Event;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.OutboundEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.eclipse.microprofile.config.ConfigProvider;

/** The far ends of the topics: puts in what other services would, and reads what they would. */
public final class TopicEnds implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String bootstrap = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "linger.ms", 0), new StringSerializer(), new ByteArraySerializer());
    private final List<Published> published = new CopyOnWriteArrayList<>();
    private volatile boolean open = true;

    public TopicEnds() {
        Thread.ofPlatform().daemon().name("outbound-events-reader").start(this::read);
    }

    /** Puts an event on a topic under a fresh id; returns when Kafka has it. Answers the id. */
    public String put(String topic, UUID key, Event event) {
        return put(topic, key, UUID.randomUUID().toString(), event);
    }

    /** Puts a tombstone on a compacted topic. */
    public void end(String topic, UUID key) {
        try {
            producer.send(new ProducerRecord<>(topic, key.toString(), null)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Kafka did not take a tombstone", e);
        }
    }

    /** The same under a given id. */
    public String put(String topic, UUID key, String id, Event event) {
        return put(topic, key.toString(), id, event);
    }

    /** The same under a key that is none of our ids. */
    public String put(String topic, String key, String id, Event event) {
        try {
            return put(topic, key, id, event.getClass().getSimpleName(), JSON.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts bytes on a topic as an event of a type, whatever they are. */
    public String put(String topic, String key, String id, String type, byte[] value) {
        try {
            var record = new ProducerRecord<>(topic, key, value);
            header(record, CloudEvent.ID, id);
            header(record, CloudEvent.TYPE, type);
            header(record, CloudEvent.SOURCE, "/test");
            header(record, CloudEvent.TIME, Instant.now().toString());
            header(record, CloudEvent.SPEC_VERSION, "1.0");
            producer.send(record).get();
            return id;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Kafka did not take an event", e);
        }
    }

    /** What was published about a conversation so far, in order. */
    public List<OutboundEvent> eventsOf(UUID conversationId) {
        return publishedOf(conversationId).stream().map(Published::event).toList();
    }

    /** The same with ids. */
    public List<Published> publishedOf(UUID conversationId) {
        return published.stream()
                .filter(record -> conversationId.toString().equals(record.key()))
                .toList();
    }

    /** The records that a topic holds under a key by now. */
    public List<ConsumerRecord<String, byte[]>> all(String topic, UUID key) {
        return all(topic, key.toString());
    }

    /** What a topic holds under a key by now, in order. */
    public <E extends Event> List<E> events(String topic, String key, Class<E> type) {
        return all(topic, key).stream()
                .map(record -> {
                    try {
                        return JSON.readValue(record.value(), type);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> all(String topic, String key) {
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(record.key())) {
                        found.add(record);
                    }
                }
            }
            return found;
        }
    }

    @Override
    public void close() {
        open = false;
        producer.close();
    }

    private void read() {
        try (var consumer = consumer()) {
            consumer.subscribe(List.of(Topics.OUTBOUND_EVENTS));
            while (open) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    published.add(new Published(record.key(), header(record, CloudEvent.ID), event(record)));
                }
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        "test-" + UUID.randomUUID(),
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private static OutboundEvent event(ConsumerRecord<String, byte[]> record) {
        try {
            var type = Topics.eventType(header(record, CloudEvent.TYPE)).orElseThrow();
            return (OutboundEvent) JSON.readValue(record.value(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** An event as others see it. */
    public record Published(String key, String id, OutboundEvent event) {}
}
