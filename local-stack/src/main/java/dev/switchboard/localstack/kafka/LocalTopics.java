package dev.switchboard.localstack.kafka;

import dev.switchboard.contracts.Topic;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics on one local broker: three partitions, so that order across keys is never by luck, and one replica. */
public final class LocalTopics {

    private static final int PARTITIONS = 3;
    private static final short REPLICATION = 1;

    private LocalTopics() {}

    /** Creates the topics that do not exist; those that do stay as they are. */
    public static void create(String bootstrapServers, Collection<Topic> topics) {
        var configuration = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                30_000);
        try (var admin = Admin.create(configuration)) {
            var results = admin.createTopics(
                            topics.stream().map(LocalTopics::newTopic).toList())
                    .values();
            for (var result : results.values()) {
                try {
                    result.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException("cannot create topics on " + bootstrapServers, e.getCause());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }

    private static NewTopic newTopic(Topic topic) {
        var configuration = new HashMap<String, String>();
        var retention = topic.retention();
        if (retention != null) {
            configuration.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
        }
        configuration.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        configuration.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(topic.maxRecordBytes()));
        return new NewTopic(topic.name(), PARTITIONS, REPLICATION).configs(configuration);
    }
}
