package dev.switchboard.messaging;

import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;

/**
 * The dead-letter topic of one consumer group: each record as it came, with its cause and where it came from in headers.
 */
final class DeadLetters {

    static final String CAUSE = "dead-letter-cause";
    static final String TOPIC = "dead-letter-topic";
    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";

    /** On a record that came back from dead letters: the one consumer group that had not handled it. */
    static final String REPLAYED_FOR = "replayed-for";

    private static final Logger LOGGER = Logger.getLogger(DeadLetters.class);
    private static final Duration RETENTION = Duration.ofDays(30);

    private final String topic;
    private final Producer<String, byte[]> producer;
    private final Map<String, Object> kafka;
    private volatile boolean exists;

    DeadLetters(String consumerGroup, Producer<String, byte[]> producer, Map<String, Object> kafka) {
        this.topic = Topics.deadLettersOf(consumerGroup);
        this.producer = producer;
        this.kafka = kafka;
    }

    /** Puts one record there and waits until Kafka has it, however long Kafka is away. */
    void bury(ConsumerRecord<String, byte[]> record, String cause) {
        LOGGER.errorf(
                "record moved to dead letters topic=%s partition=%d offset=%d cause=%s",
                record.topic(), record.partition(), record.offset(), cause);
        Dependencies.patiently("dead letters", () -> {
            ensureTopic();
            return result(producer.send(letter(record, cause))::get);
        });
    }

    private ProducerRecord<String, byte[]> letter(ConsumerRecord<String, byte[]> record, String cause) {
        var headers = new RecordHeaders(record.headers());
        headers.add(CAUSE, cause.getBytes(StandardCharsets.UTF_8));
        headers.add(TOPIC, record.topic().getBytes(StandardCharsets.UTF_8));
        headers.add(PARTITION, Integer.toString(record.partition()).getBytes(StandardCharsets.UTF_8));
        headers.add(OFFSET, Long.toString(record.offset()).getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(topic, null, record.key(), record.value(), headers);
    }

    private void ensureTopic() {
        if (exists) {
            return;
        }
        var wanted = new NewTopic(topic, Optional.of(1), Optional.empty())
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(RETENTION.toMillis()),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topic.MAX_RECORD_BYTES)));
        try (var admin = Admin.create(kafka)) {
            result(admin.createTopics(List.of(wanted)).all()::get);
        } catch (TopicExistsException e) {
            LOGGER.debugf("dead-letter topic is there topic=%s", topic);
        }
        exists = true;
    }

    /** A wait that throws what Kafka says, rather than its wrapping. */
    private static <T> T result(Wait<T> wait) {
        try {
            return wait.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException(e);
        }
    }

    @FunctionalInterface
    private interface Wait<T> {
        T get() throws ExecutionException, InterruptedException;
    }
}
