package dev.switchboard.localstack.infrastructure;

import dev.switchboard.localstack.objects.Bucket;
import dev.switchboard.localstack.postgres.Database;
import dev.switchboard.localstack.postgres.Databases;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Kafka and PostgreSQL as containers of whichever engine Testcontainers finds; the object store is a child process here too. */
final class ContainerInfrastructure implements Infrastructure {

    private static final String NO_ENGINE = "-Dinfra=containers was asked for, but no container engine answers: "
            + "start Docker or Podman, or leave the option out.";
    private static final String SUPERUSER = "postgres";

    private final ContainerServer kafka = new ContainerServer(
            "kafka", 9092, ContainerInfrastructure::kafkaContainer, ContainerInfrastructure::speaksKafka);
    private final ContainerServer postgres = new ContainerServer(
            "postgres", 5432, ContainerInfrastructure::postgresContainer, ContainerInfrastructure::speaksPostgres);
    private final ChildServer objects = ChildServer.objectStore();

    private ContainerInfrastructure() {}

    static ContainerInfrastructure connect() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(NO_ENGINE);
        }
        return new ContainerInfrastructure();
    }

    @Override
    public String kafkaBootstrap() {
        return "127.0.0.1:" + kafka.startedOnce();
    }

    @Override
    public Database createDatabase(String name) {
        return new Databases(serverUrl(postgres.startedOnce()), SUPERUSER, SUPERUSER).createFresh(name);
    }

    @Override
    public Bucket createBucket(String name) {
        return ChildServer.bucketOf(objects, name);
    }

    @Override
    public void stopKafka() {
        kafka.stop();
    }

    @Override
    public void startKafka() {
        kafka.start();
    }

    @Override
    public void stopPostgres() {
        postgres.stop();
    }

    @Override
    public void startPostgres() {
        postgres.start();
    }

    @Override
    public void stopObjectStore() {
        objects.stop();
    }

    @Override
    public void startObjectStore() {
        objects.start();
    }

    private static KafkaContainer kafkaContainer() {
        return new KafkaContainer("apache/kafka:4.3.1")
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", "8388608")
                .withEnv("KAFKA_REPLICA_FETCH_MAX_BYTES", "8388608");
    }

    private static PostgreSQLContainer postgresContainer() {
        return new PostgreSQLContainer("postgres:18")
                .withUsername(SUPERUSER)
                .withPassword(SUPERUSER)
                .withDatabaseName(SUPERUSER)
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
    }

    private static boolean speaksKafka(int port) {
        var configuration = Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + port,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2_000);
        try (var admin = Admin.create(configuration)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", e);
        }
    }

    private static boolean speaksPostgres(int port) {
        try (var connection = DriverManager.getConnection(serverUrl(port) + SUPERUSER, SUPERUSER, SUPERUSER)) {
            return connection.isValid(2);
        } catch (SQLException _) {
            return false;
        }
    }

    private static String serverUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/".formatted(port);
    }
}
