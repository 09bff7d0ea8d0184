package dev.switchboard.benchmarks.conversation;

import dev.switchboard.benchmarks.process.BrokerAnswer;
import dev.switchboard.benchmarks.process.RunFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The topic that is drained: writes it, and tells how far its consumers have come. */
final class Lane implements AutoCloseable {

    private final String bootstrapServers;
    private final String topic;
    private final Admin admin;

    Lane(String bootstrapServers, String topic) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Writes messages {@code from} (inclusive) to {@code to} (exclusive); returns when the broker has them all. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told all that the future would tell
    void write(Backlog backlog, int from, int to) {
        var settings = Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024);
        var failure = new AtomicReference<@Nullable Exception>();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (var number = from; number < to; number++) {
                producer.send(backlog.recordOf(number), (_, mistake) -> {
                    if (mistake != null) {
                        failure.compareAndSet(null, mistake);
                    }
                });
            }
            producer.flush();
        }
        var mistake = failure.get();
        if (mistake != null) {
            throw new RunFailure("The broker did not take the backlog.", mistake);
        }
    }

    /** The end of each partition. */
    Map<TopicPartition, Long> ends() {
        var description = BrokerAnswer.get(admin.describeTopics(List.of(topic)).allTopicNames())
                .get(topic);
        if (description == null) {
            throw new RunFailure("Topic %s is missing.".formatted(topic));
        }
        var latest = description.partitions().stream()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition.partition()), _ -> OffsetSpec.latest()));
        return BrokerAnswer.get(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, partition -> partition.getValue().offset()));
    }

    /** How many records of the topic a group has done with, all partitions together. */
    long committed(String group) {
        return BrokerAnswer.get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .entrySet()
                .stream()
                .filter(partition -> partition.getKey().topic().equals(topic) && partition.getValue() != null)
                .mapToLong(partition -> partition.getValue().offset())
                .sum();
    }

    @Override
    public void close() {
        admin.close();
    }
}
