package dev.switchboard.benchmarks.conversation;

import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.localstack.postgres.Database;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the service has to show for a backlog that it says is drained.
 *
 * @param messages rows on the timeline
 * @param windows service windows
 * @param unpublished rows still in the outbox
 * @param announced {@code MessageAdded} events on the conversation topic
 */
record Evidence(long messages, long windows, long unpublished, long announced) {

    static Evidence gather(Database database, String bootstrapServers) {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select (select count(*) from message),
                               (select count(*) from service_window),
                               (select count(*) from outbox)""")) {
            row.next();
            return new Evidence(row.getLong(1), row.getLong(2), row.getLong(3), announced(bootstrapServers));
        } catch (SQLException e) {
            throw new RunFailure("The tables of conversation-service could not be read.", e);
        }
    }

    /** Ends the run unless everything is there, once. */
    void require(long expectedMessages, long expectedWindows) {
        var expected = new Evidence(expectedMessages, expectedWindows, 0, expectedMessages);
        if (!equals(expected)) {
            throw new RunFailure(
                    "The backlog was not handled as it should be: expected %s, found %s.".formatted(expected, this));
        }
    }

    private static long announced(String bootstrapServers) {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.CONVERSATION_EVENTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var count = 0L;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var entry : consumer.poll(Duration.ofSeconds(1))) {
                    var type = entry.headers().lastHeader(CloudEvent.TYPE);
                    if (type != null
                            && MessageAdded.class
                                    .getSimpleName()
                                    .equals(new String(type.value(), StandardCharsets.UTF_8))) {
                        count++;
                    }
                }
            }
            return count;
        }
    }
}
