package dev.switchboard.localstack.kafka;

import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** Creates topics on one local broker: three partitions, so that order across keys is never by luck, and one replica. */
public final class LocalTopics {

    private static final int PARTITIONS = 3;
    private static final short REPLICATION = 1;

    private static final Duration DEAD_LETTERS_KEPT = Duration.ofDays(30);

    /** What a local topic needs to be told; see the contracts for what each is for. */
    public record Settings(String name, @Nullable Duration retention, boolean compacted, int maxRecordBytes) {}

    private LocalTopics() {}

    /** Creates the topics that do not exist; those that do stay as they are. */
    public static void create(String bootstrapServers, Collection<Settings> topics) {
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

    private static NewTopic newTopic(Settings topic) {
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

    /** Every topic of the contracts, and the dead letters of the given consumer groups. */
    public static List<Settings> ofContracts(Collection<String> consumerGroups) {
        var contracts = Topics.all().stream()
                .map(topic -> new Settings(topic.name(), topic.retention(), topic.compacted(), topic.maxRecordBytes()));
        var deadLetters = consumerGroups.stream()
                .map(group ->
                        new Settings(Topics.deadLettersOf(group), DEAD_LETTERS_KEPT, false, Topic.MAX_RECORD_BYTES));
        return Stream.concat(contracts, deadLetters).toList();
    }
}
