package dev.switchboard.benchmarks.sender;

import dev.switchboard.benchmarks.process.BrokerAnswer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Lets services begin as if they had read all that was written before them, which says nothing to them. */
final class ReadAlready {

    private ReadAlready() {}

    /** Consumer groups that have not begun, each with its topic, go on from the end. */
    static void mark(String bootstrapServers, Map<String, String> topicsOfGroups) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            topicsOfGroups.forEach((group, topic) -> BrokerAnswer.get(
                    admin.alterConsumerGroupOffsets(group, ends(admin, topic)).all()));
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> ends(Admin admin, String topic) {
        var partitions = BrokerAnswer.get(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .flatMap(description -> description.partitions().stream())
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition.partition()), _ -> OffsetSpec.latest()));
        return BrokerAnswer.get(admin.listOffsets(partitions).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        partition -> new OffsetAndMetadata(partition.getValue().offset())));
    }
}
