package dev.switchboard.messaging;

import dev.switchboard.contracts.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What everything here stands on: transactions, one producer, and the publisher over both. */
@Singleton
class Ground {

    private final UnitOfWork transactions;
    private final Map<String, Object> kafka;
    private final HandlingSteps steps;
    private final Producer<String, byte[]> producer;
    private final Publisher publisher;

    @Inject
    Ground(UnitOfWork transactions, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this(transactions, kafka, HandlingSteps.NONE);
    }

    Ground(UnitOfWork transactions, Map<String, Object> kafka, HandlingSteps steps) {
        this.transactions = transactions;
        this.kafka = Map.copyOf(kafka);
        this.steps = steps;
        this.producer = new KafkaProducer<>(settings(kafka), new StringSerializer(), new ByteArraySerializer());
        this.publisher = new Publisher(transactions, producer, steps);
    }

    UnitOfWork transactions() {
        return transactions;
    }

    /** How to reach Kafka, as the service is configured. */
    Map<String, Object> kafka() {
        return kafka;
    }

    HandlingSteps steps() {
        return steps;
    }

    Producer<String, byte[]> producer() {
        return producer;
    }

    Publisher publisher() {
        return publisher;
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }

    private static Map<String, Object> settings(Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_RECORD_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }
}
