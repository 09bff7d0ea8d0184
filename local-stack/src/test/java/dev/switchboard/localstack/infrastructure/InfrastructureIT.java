package dev.switchboard.localstack.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.Topic;
import dev.switchboard.localstack.kafka.LocalTopics;
import dev.switchboard.localstack.objects.Bucket;
import dev.switchboard.localstack.postgres.Database;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class InfrastructureIT {

    private static final int NOT_SIGNED = 403;

    private final Infrastructure infrastructure = Infrastructure.shared();

    @Test
    void whatIsSentToKafkaIsReadAgain() throws Exception {
        // Given
        var topic = topic("round-trip");

        // When
        send(topic, "hello");

        // Then
        assertThat(readAll(topic)).containsExactly("hello");
    }

    @Test
    void aDatabaseBelongsToItsRoleAndIsEmptyWhenItIsCreatedAgain() throws Exception {
        // Given
        var first = infrastructure.createDatabase("fresh_database");
        execute(first, "CREATE TABLE note (body text)");

        // When
        var second = infrastructure.createDatabase("fresh_database");

        // Then
        assertThat(second).isEqualTo(first);
        assertThatThrownBy(() -> execute(second, "INSERT INTO note VALUES ('a')"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("note");
    }

    @Test
    void aRoleCannotEnterTheDatabaseOfAnother() {
        // Given
        var own = infrastructure.createDatabase("first_service");
        var foreign = infrastructure.createDatabase("second_service");

        // When
        var trespass = new Database(foreign.jdbcUrl(), own.user(), own.password());

        // Then
        assertThatThrownBy(() -> execute(trespass, "SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void kafkaKeepsItsAddressAndItsRecordsWhileItIsAway() throws Exception {
        // Given
        var topic = topic("kept");
        var address = infrastructure.kafkaBootstrap();
        send(topic, "before");

        // When
        infrastructure.stopKafka();
        infrastructure.startKafka();
        send(topic, "after");

        // Then
        assertThat(infrastructure.kafkaBootstrap()).isEqualTo(address);
        assertThat(readAll(topic)).containsExactly("before", "after");
    }

    @Test
    void postgresRefusesConnectionsWhileItIsAwayAndKeepsItsRows() throws Exception {
        // Given
        var database = infrastructure.createDatabase("kept_rows");
        execute(database, "CREATE TABLE note (body text)");
        execute(database, "INSERT INTO note VALUES ('kept')");

        // When
        infrastructure.stopPostgres();
        assertThatThrownBy(() -> execute(database, "SELECT 1")).isInstanceOf(SQLException.class);
        infrastructure.startPostgres();

        // Then
        assertThat(notes(database)).containsExactly("kept");
    }

    @Test
    void theObjectStoreTakesNothingUnsignedAndKeepsItsAddressWhileItIsAway() throws Exception {
        // Given
        var bucket = infrastructure.createBucket("kept-objects");
        assertThat(unsignedPut(bucket)).isEqualTo(NOT_SIGNED);

        // When
        infrastructure.stopObjectStore();
        assertThatThrownBy(() -> unsignedPut(bucket)).isInstanceOf(ConnectException.class);
        infrastructure.startObjectStore();

        // Then
        assertThat(infrastructure.createBucket("kept-objects")).isEqualTo(bucket);
        assertThat(unsignedPut(bucket)).isEqualTo(NOT_SIGNED);
    }

    @Test
    void aRecordLargerThanItsTopicTakesIsRefused() {
        // Given
        var topic = topic("small-records");

        // When
        var tooLarge = "x".repeat(Topic.MAX_RECORD_BYTES);

        // Then
        assertThatThrownBy(() -> send(topic, tooLarge)).hasMessageContaining("larger than the max message size");
    }

    private static int unsignedPut(Bucket bucket) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(bucket.endpoint() + "/" + bucket.name() + "/object"))
                .PUT(BodyPublishers.ofString("unsigned"))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private String topic(String name) {
        var settings = new Topic(name, "", "", Duration.ofDays(1), false, List.of(), List.of(), List.of());
        LocalTopics.create(infrastructure.kafkaBootstrap(), List.of(settings));
        return name;
    }

    private void send(String topic, String value) throws Exception {
        var configuration = Map.<String, Object>of(
                "bootstrap.servers",
                infrastructure.kafkaBootstrap(),
                "max.request.size",
                2 * Topic.MAX_RECORD_BYTES,
                "buffer.memory",
                64L * 1024 * 1024);
        try (var producer = new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get(30, TimeUnit.SECONDS);
        }
    }

    private List<String> readAll(String topic) {
        var configuration = Map.<String, Object>of(
                "bootstrap.servers", infrastructure.kafkaBootstrap(), "enable.auto.commit", false);
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer())) {
            var partitions =
                    List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1), new TopicPartition(topic, 2));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(received -> values.add(received.value()));
            }
        }
        return values;
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> notes(Database database) throws SQLException {
        var bodies = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT body FROM note")) {
            while (rows.next()) {
                bodies.add(rows.getString(1));
            }
        }
        return bodies;
    }
}
