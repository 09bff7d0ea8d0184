package dev.switchboard.localstack.infrastructure;

import dev.switchboard.localstack.objects.Bucket;
import dev.switchboard.localstack.postgres.Database;
import dev.switchboard.localstack.postgres.Databases;
import java.util.List;

/** Kafka, PostgreSQL and the object store as child processes of this JVM. */
final class EmbeddedInfrastructure implements Infrastructure {

    private final ChildServer kafka = new ChildServer(
            "kafka", "dev.switchboard.localstack.kafka.KafkaBroker", List.of("--port", "--controller-port"));
    private final ChildServer postgres =
            new ChildServer("postgres", "dev.switchboard.localstack.postgres.PostgresKeeper", List.of("--port"));
    private final ChildServer objects = ChildServer.objectStore();

    @Override
    public String kafkaBootstrap() {
        return "127.0.0.1:" + kafka.startedOnce();
    }

    @Override
    public Database createDatabase(String name) {
        var port = postgres.startedOnce();
        return new Databases("jdbc:postgresql://127.0.0.1:%d/".formatted(port), "postgres", "").createFresh(name);
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
}
