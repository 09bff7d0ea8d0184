package dev.switchboard.localstack.infrastructure;

import dev.switchboard.localstack.objects.Bucket;
import dev.switchboard.localstack.postgres.Database;

/**
 * A real Kafka, a real PostgreSQL and a real object store, on loopback and random free ports, shared by everything in this JVM.
 *
 * <p>Each starts when it is first asked for and ends, data removed, when the JVM does, however it does. Stopping keeps port and data:
 * a client sees a server that went away and came back. Safe for use by several threads and by several class loaders of one JVM, which is
 * how Quarkus runs tests.
 */
public sealed interface Infrastructure permits EmbeddedInfrastructure, ContainerInfrastructure {

    /**
     * The infrastructure of this JVM: embedded processes, or containers with {@code -Dinfra=containers}.
     *
     * @throws IllegalStateException in one plain sentence, when containers are asked for and no engine answers
     */
    static Infrastructure shared() {
        return SharedInfrastructure.get();
    }

    /** Address of the broker, such as {@code 127.0.0.1:40123}; started when it is not yet. */
    String kafkaBootstrap();

    /** A fresh, empty database, owned by a role of the same name; the server is started when it is not yet. */
    Database createDatabase(String name);

    /** A bucket of the object store; the server is started when it is not yet. What lies in it already stays. */
    Bucket createBucket(String name);

    /** Takes the broker away. Returns when it is gone. */
    void stopKafka();

    /** Brings the broker back on its port. Returns when it takes requests. */
    void startKafka();

    /** Takes the database server away, open connections with it. Returns when it is gone. */
    void stopPostgres();

    /** Brings the database server back on its port. Returns when it takes connections. */
    void startPostgres();

    /** Takes the object store away. Returns when it is gone. */
    void stopObjectStore();

    /** Brings the object store back on its port. Returns when it takes requests. */
    void startObjectStore();
}
