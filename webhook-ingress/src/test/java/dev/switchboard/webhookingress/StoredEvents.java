package dev.switchboard.webhookingress;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** What was stored on the whatsapp topics since this was opened. */
final class StoredEvents implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    StoredEvents(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        64 * 1024 * 1024),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        partitions = Topics.all().stream()
                .filter(topic -> topic.name().contains(".whatsapp."))
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Everything stored by now that was not told before; complete, since a webhook is answered after it is stored. */
    List<Stored> next() {
        var ends = consumer.endOffsets(partitions);
        var stored = new ArrayList<Stored>();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            consumer.poll(Duration.ofMillis(200)).forEach(each -> stored.add(Stored.of(each)));
        }
        return stored;
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** One record. */
    record Stored(
            String topic, @Nullable String key, String id, String type, String value, Map<String, String> headers) {

        private static Stored of(ConsumerRecord<byte[], byte[]> from) {
            var headers = new HashMap<String, String>();
            from.headers().forEach(header -> headers.put(header.key(), text(header.value())));
            return new Stored(
                    from.topic(),
                    from.key() == null ? null : text(from.key()),
                    headers.getOrDefault(CloudEvent.ID, ""),
                    headers.getOrDefault(CloudEvent.TYPE, ""),
                    text(from.value()),
                    Map.copyOf(headers));
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
