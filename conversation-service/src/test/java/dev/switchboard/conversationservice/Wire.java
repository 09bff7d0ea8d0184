package dev.switchboard.conversationservice;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Event;
import dev.switchboard.contracts.Topics;
import dev.switchboard.messaging.EventJson;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
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

/** The topics around the service, as a stranger writes and reads them. */
@ApplicationScoped
public class Wire {

    private static final List<String> READ =
            List.of(Topics.CONVERSATION_EVENTS, Topics.OUTBOUND_LIVE, Topics.OUTBOUND_BULK, Topics.OUTBOUND_EVENTS);

    private final KafkaProducer<String, byte[]> producer;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Thread listener;
    private volatile boolean open = true;

    Wire(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap) {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30)); // for machines that build several things at once
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
        listener = Thread.ofPlatform().daemon().start(() -> listen(bootstrap));
    }

    /** One record that the service published. */
    public record Heard(String topic, String key, String id, String type, JsonNode event) {}

    /** Publishes an event with an id of its own. */
    public void publish(String topic, String key, Event event) {
        publish(topic, key, UUID.randomUUID().toString(), event);
    }

    /** Publishes an event under a given ce_id. */
    public void publish(String topic, String key, String id, Event event) {
        try {
            publish(
                    topic,
                    key,
                    id,
                    event.getClass().getSimpleName(),
                    EventJson.mapper().writeValueAsBytes(event));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Publishes any bytes. */
    public void publish(String topic, String key, String id, String type, byte[] value) {
        var record = new ProducerRecord<>(topic, key, value);
        header(record, CloudEvent.SPEC_VERSION, "1.0");
        header(record, CloudEvent.ID, id);
        header(record, CloudEvent.TYPE, type);
        header(record, CloudEvent.SOURCE, "/webhook-ingress");
        var _ = producer.send(record);
    }

    /** Returns when everything published so far is on the broker. */
    public void flush() {
        producer.flush();
    }

    /** All events of a type about one conversation, in order. */
    public List<Heard> heard(UUID conversationId, Class<? extends Event> type) {
        return heard.stream()
                .filter(one -> one.key().equals(conversationId.toString()))
                .filter(one -> one.type().equals(type.getSimpleName()))
                .toList();
    }

    /** All events of a type on a topic, in the order of its partitions. */
    public List<Heard> heardOn(String topic, Class<? extends Event> type) {
        return heard.stream()
                .filter(one -> one.topic().equals(topic))
                .filter(one -> one.type().equals(type.getSimpleName()))
                .toList();
    }

    /** All events about one conversation, in order. */
    public List<Heard> heard(UUID conversationId) {
        return heard.stream()
                .filter(one -> one.key().equals(conversationId.toString()))
                .toList();
    }

    private void listen(String bootstrap) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = READ.stream()
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
                    header(record, CloudEvent.TYPE),
                    EventJson.mapper().readTree(record.value()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
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
