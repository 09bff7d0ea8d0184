package dev.switchboard.benchmarks.conversation;

import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.localstack.postgres.Database;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The baseline: reads the same records with one consumer and inserts them as rows of one bare table, one batch a transaction, offsets
 * committed after. Nothing is parsed, looked up, recognised or announced.
 */
final class BareDrain {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int BATCH = 1_000;
    private static final String TABLE = """
            create table if not exists message (
                wamid text primary key,
                conversation_key text not null,
                content text not null,
                received_at timestamptz not null
            )""";
    private static final String INSERT =
            "insert into message (wamid, conversation_key, content, received_at) values (?, ?, ?, ?)";

    private final String bootstrapServers;
    private final Database database;

    BareDrain(String bootstrapServers, Database database) {
        this.bootstrapServers = bootstrapServers;
        this.database = database;
    }

    /** Drains from the given offsets to the given ends and tells how long that took. */
    Duration drain(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        var left = to.entrySet().stream()
                .mapToLong(partition -> partition.getValue() - from.getOrDefault(partition.getKey(), 0L))
                .sum();
        try (var connection = connect();
                var consumer = consumer()) {
            consumer.assign(to.keySet());
            to.keySet().forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
            var begin = System.nanoTime();
            while (left > 0) {
                var records = consumer.poll(Duration.ofSeconds(1));
                insert(connection, records);
                consumer.commitSync();
                left -= records.count();
                if (System.nanoTime() - begin > LIMIT.toNanos()) {
                    throw new RunFailure("The bare consumer took longer than %d s.".formatted(LIMIT.toSeconds()));
                }
            }
            return Duration.ofNanos(System.nanoTime() - begin);
        } catch (SQLException e) {
            throw new RunFailure("The bare consumer could not store its records.", e);
        }
    }

    private static void insert(Connection connection, ConsumerRecords<String, byte[]> records) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            for (var entry : records) {
                statement.setString(
                        1, new String(entry.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
                statement.setString(2, entry.key());
                statement.setString(3, new String(entry.value(), StandardCharsets.UTF_8));
                statement.setTimestamp(4, new Timestamp(entry.timestamp()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
        connection.commit();
    }

    private Connection connect() throws SQLException {
        // One statement for many rows, as fast as plain JDBC inserts.
        var connection = DriverManager.getConnection(
                database.jdbcUrl() + "?reWriteBatchedInserts=true", database.user(), database.password());
        try (var statement = connection.createStatement()) {
            statement.execute(TABLE);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                "benchmark.bare",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                BATCH);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
