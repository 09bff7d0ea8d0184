package dev.switchboard.messaging;

import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Brings dead letters of a consumer group back to the topics they came from, each once, after their cause was mended.
 *
 * <p>Other groups of those topics pass them over, by the header {@code replayed-for}. Run it as {@code ./switchboard replay <group>},
 * or with this class and the arguments {@code <bootstrap servers> <group>}.
 */
public final class DeadLetterReplay {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private DeadLetterReplay() {}

    /** Replays and prints how many records went back. */
    public static void main(String[] args) throws InterruptedException, ExecutionException {
        if (args.length != 2) {
            System.err.println("usage: DeadLetterReplay <bootstrap servers> <consumer group>");
            System.exit(2);
        }
        var kafka = Map.<String, Object>of("bootstrap.servers", args[0]);
        var trouble = whyNot(kafka, args[1]);
        if (trouble.isPresent()) {
            System.err.println(trouble.get());
            System.exit(1);
        }
        var replayed = replay(kafka, args[1]);
        System.out.printf("%d dead letters of %s went back to where they came from%n", replayed, args[1]);
    }

    /** What keeps this group's dead letters from being replayed, in one sentence; empty when nothing does. */
    static Optional<String> whyNot(Map<String, Object> kafka, String group) throws InterruptedException {
        var asking = new HashMap<>(kafka);
        asking.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        asking.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        try (var admin = Admin.create(asking)) {
            var suffix = Topics.deadLettersOf("");
            var groups = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.endsWith(suffix))
                    .map(topic -> topic.substring(0, topic.length() - suffix.length()))
                    .sorted()
                    .toList();
            return groups.contains(group)
                    ? Optional.empty()
                    : Optional.of("No consumer group %s has dead letters; there are %s."
                            .formatted(group, groups.isEmpty() ? "none" : String.join(", ", groups)));
        } catch (ExecutionException e) {
            return Optional.of("Kafka does not answer at %s.".formatted(kafka.get("bootstrap.servers")));
        }
    }

    /**
     * Replays what lies in the dead-letter topic when it begins and did not go back before; what comes back in the
     * meantime, because its cause is not mended after all, stays for the next time.
     *
     * @return how many went back
     */
    static int replay(Map<String, Object> kafka, String group) throws InterruptedException, ExecutionException {
        var reading = new HashMap<>(kafka);
        reading.put(ConsumerConfig.GROUP_ID_CONFIG, group + ".replay");
        reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        var writing = new HashMap<>(kafka);
        writing.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_RECORD_BYTES);
        var replayed = 0;
        try (var consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(writing, new StringSerializer(), new ByteArraySerializer())) {
            var ends = endsOf(consumer, Topics.deadLettersOf(group));
            consumer.assign(ends.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var letter : consumer.poll(PATIENCE)) {
                    var place = new TopicPartition(letter.topic(), letter.partition());
                    if (letter.offset() < ends.getOrDefault(place, 0L)) {
                        sendBack(producer, letter, group);
                        replayed++;
                        consumer.commitSync(Map.of(place, new OffsetAndMetadata(letter.offset() + 1)));
                    }
                }
            }
        }
        return replayed;
    }

    private static Map<TopicPartition, Long> endsOf(KafkaConsumer<?, ?> consumer, String topic) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        return consumer.endOffsets(partitions);
    }

    private static void sendBack(Producer<String, byte[]> producer, ConsumerRecord<String, byte[]> letter, String group)
            throws InterruptedException, ExecutionException {
        var origin = letter.headers().lastHeader(DeadLetters.TOPIC);
        if (origin == null) {
            throw new IllegalStateException(
                    "a record that no consumer buried, header %s is missing: partition=%d offset=%d"
                            .formatted(DeadLetters.TOPIC, letter.partition(), letter.offset()));
        }
        var headers = new RecordHeaders(letter.headers());
        List.of(
                        DeadLetters.CAUSE,
                        DeadLetters.TOPIC,
                        DeadLetters.PARTITION,
                        DeadLetters.OFFSET,
                        DeadLetters.REPLAYED_FOR)
                .forEach(headers::remove);
        headers.add(DeadLetters.REPLAYED_FOR, group.getBytes(StandardCharsets.UTF_8));
        var topic = new String(origin.value(), StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, null, letter.key(), letter.value(), headers))
                .get();
    }
}
