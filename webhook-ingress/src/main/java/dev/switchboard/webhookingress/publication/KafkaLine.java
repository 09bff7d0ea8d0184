package dev.switchboard.webhookingress.publication;

import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.Topics;
import dev.switchboard.webhookingress.WebhookConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The one producer. It never blocks its caller: what Kafka's client would wait for, the place of partitions and room in
 * its buffer, is either there or the send fails. A thread of its own connects and learns the topics at start-up; from then
 * on the client keeps what it knows, also while Kafka is away. Thread-safe.
 */
@Singleton
class KafkaLine {

    private static final Logger LOGGER = Logger.getLogger(KafkaLine.class);

    private static final List<String> TOPICS = List.of(
            Topics.WHATSAPP_MESSAGES,
            Topics.WHATSAPP_STATUSES,
            Topics.WHATSAPP_PREFERENCES,
            Topics.WHATSAPP_ACCOUNT,
            Topics.WHATSAPP_HISTORY,
            Topics.WHATSAPP_UNRECOGNISED);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final int TRIES_BETWEEN_COMPLAINTS = 100;
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    /** Topics that are not written for this long would be forgotten; none ever should. */
    private static final Duration NEVER = Duration.ofDays(3650);

    private static final int BATCH_BYTES = 64 * 1024;
    private static final long BUFFER_BYTES = 48L * 1024 * 1024;
    private static final Duration LINGER = Duration.ofMillis(5);

    private final Map<String, Object> settings;
    private final MeterRegistry meters;
    private volatile @Nullable KafkaProducer<byte[], byte[]> producer;
    private volatile @Nullable KafkaClientMetrics producerMeters;
    private volatile boolean ready;
    private volatile boolean stopped;

    KafkaLine(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            WebhookConfig config,
            MeterRegistry meters) {
        this.settings = settings(broker, config.deliveryTimeout());
        this.meters = meters;
    }

    void connect(@Observes StartupEvent start) {
        Thread.ofPlatform().name("kafka-topics").daemon().start(this::connect);
    }

    /** Whether the topics have been found; stays true from then on, since a blink of Kafka is answered by 503 alone. */
    boolean ready() {
        return ready;
    }

    /** Sends a record; the callback comes on Kafka's thread, or at once when the record cannot be taken. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told all that the future would tell
    void send(ProducerRecord<byte[], byte[]> kafkaRecord, Callback callback) {
        var line = producer;
        if (line == null) {
            callback.onCompletion(null, new TimeoutException("not connected yet"));
            return;
        }
        line.send(kafkaRecord, callback);
    }

    private void connect() {
        for (var tries = 1; !stopped && !ready; tries++) {
            try {
                var line = producer == null ? open() : producer;
                ready = line != null
                        && TOPICS.stream()
                                .noneMatch(topic -> line.partitionsFor(topic).isEmpty());
            } catch (KafkaException e) {
                if (tries % TRIES_BETWEEN_COMPLAINTS == 0) {
                    LOGGER.warnf(
                            "kafka topics not found yet error=%s", e.getClass().getSimpleName());
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
        if (ready) {
            LOGGER.infof("kafka topics found count=%d", TOPICS.size());
        }
    }

    private KafkaProducer<byte[], byte[]> open() {
        var opened = new KafkaProducer<byte[], byte[]>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        var bound = new KafkaClientMetrics(opened);
        bound.bindTo(meters);
        producerMeters = bound;
        producer = opened;
        return opened;
    }

    @PreDestroy
    void close() {
        stopped = true;
        var bound = producerMeters;
        if (bound != null) {
            bound.close();
        }
        var line = producer;
        if (line != null) {
            line.close(GOODBYE);
        }
    }

    private static Map<String, Object> settings(Map<String, Object> broker, Duration deliveryTimeout) {
        var settings = new HashMap<String, Object>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "webhook-ingress");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0L);
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, NEVER.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) deliveryTimeout.toMillis());
        settings.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) deliveryTimeout.minus(LINGER).toMillis() / 2);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER.toMillis());
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_RECORD_BYTES);
        return settings;
    }
}
