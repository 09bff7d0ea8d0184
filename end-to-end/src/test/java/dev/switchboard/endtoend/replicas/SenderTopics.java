package dev.switchboard.endtoend.replicas;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What surrounds the senders on Kafka: opens windows, asks for messages, and hears what became of each. */
final class SenderTopics implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> events;
    private final List<UUID> chats = new ArrayList<>();
    private final List<UUID> asked = new ArrayList<>();
    private final Map<UUID, Set<String>> news = new HashMap<>();

    SenderTopics(String kafka) {
        producer =
                new KafkaProducer<>(Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer());
        events = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka), new StringDeserializer(), new StringDeserializer());
        var partitions = events.partitionsFor(Topics.OUTBOUND_EVENTS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        events.assign(partitions);
        events.seekToEnd(partitions);
        partitions.forEach(events::position);
    }

    /** Customers write, so that they may be answered. */
    void openChats(int count) {
        var now = Instant.now();
        for (var n = 0; n < count; n++) {
            var chat = UUID.randomUUID();
            chats.add(chat);
            put(
                    Topics.CONVERSATION_EVENTS,
                    chat,
                    "WindowOpened",
                    JSON.createObjectNode()
                            .put("conversationId", chat.toString())
                            .put("phoneNumberId", TwoSenders.NUMBER)
                            .put("openedAt", now.toString())
                            .put("expiresAt", now.plus(Duration.ofHours(24)).toString()));
        }
        producer.flush();
    }

    /** Asks for messages, the chats in turn. */
    void ask(int count) {
        IntStream.range(0, count).forEach(_ -> ask());
        producer.flush();
    }

    private void ask() {
        var messageId = UUID.randomUUID();
        var turn = asked.size() % chats.size();
        asked.add(messageId);
        var command = JSON.createObjectNode()
                .put("messageId", messageId.toString())
                .put("conversationId", chats.get(turn).toString())
                .put("phoneNumberId", TwoSenders.NUMBER)
                .put("origin", "AGENT")
                .put("requestedAt", Instant.now().toString());
        command.putObject("recipient").put("waId", "15551%06d".formatted(turn));
        command.putObject("content").put("type", "text").put("body", "message " + asked.size());
        put(Topics.OUTBOUND_LIVE, chats.get(turn), "SendMessage", command);
    }

    private void put(String topic, UUID key, String type, ObjectNode event) {
        var written = new ProducerRecord<>(topic, key.toString(), event.toString());
        Map.of(
                        CloudEvent.ID,
                        UUID.randomUUID().toString(),
                        CloudEvent.TYPE,
                        type,
                        CloudEvent.SOURCE,
                        "/end-to-end",
                        CloudEvent.SPEC_VERSION,
                        "1.0",
                        CloudEvent.TIME,
                        Instant.now().toString())
                .forEach((name, value) -> written.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        var _ = producer.send(written);
    }

    /** Every message that was asked for. */
    List<UUID> asked() {
        return List.copyOf(asked);
    }

    /** The same, conversation by conversation, each in the order in which they were asked for. */
    Collection<List<UUID>> askedOfEachChat() {
        return IntStream.range(0, asked.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        n -> n % chats.size(), Collectors.mapping(asked::get, Collectors.toList())))
                .values();
    }

    /** The types of events that told of each message so far. */
    Map<UUID, Set<String>> news() {
        for (var records = events.poll(Duration.ofMillis(200));
                !records.isEmpty();
                records = events.poll(Duration.ofMillis(200))) {
            for (var told : records) {
                var type = new String(told.headers().lastHeader(CloudEvent.TYPE).value(), StandardCharsets.UTF_8);
                news.computeIfAbsent(messageOf(told.value()), _ -> new HashSet<>())
                        .add(type);
            }
        }
        return news;
    }

    private static UUID messageOf(String event) {
        try {
            return UUID.fromString(JSON.readTree(event).path("messageId").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        events.close();
    }
}
