package dev.switchboard.localstack.testing;

import dev.switchboard.contracts.Topics;
import dev.switchboard.localstack.infrastructure.Infrastructure;
import dev.switchboard.localstack.kafka.LocalTopics;
import dev.switchboard.localstack.objects.Bucket;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@code @QuarkusTest} against a real Kafka with every topic of the contracts and, with {@code database=<name>}, against a fresh
 * PostgreSQL database; with {@code bucket=<name>} also against an object store that speaks S3.
 *
 * <p>Any other argument is passed on as configuration. The servers are those of {@link Infrastructure#shared()}; a test that takes one
 * away asks there, and brings it back.
 *
 * <pre>{@code
 * @QuarkusTestResource(
 *         value = RealInfrastructure.class,
 *         initArgs = @ResourceArg(name = "database", value = "conversation_service"))
 * }</pre>
 */
public final class RealInfrastructure implements QuarkusTestResourceLifecycleManager {

    private @Nullable String database;
    private @Nullable String bucket;
    private Map<String, String> passedOn = Map.of();

    @Override
    public void init(Map<String, String> initArgs) {
        var rest = new HashMap<>(initArgs);
        database = rest.remove("database");
        bucket = rest.remove("bucket");
        passedOn = Map.copyOf(rest);
    }

    @Override
    public Map<String, String> start() {
        var infrastructure = Infrastructure.shared();
        var configuration = new HashMap<>(passedOn);
        configuration.put("quarkus.devservices.enabled", "false");
        var kafka = CompletableFuture.supplyAsync(infrastructure::kafkaBootstrap);
        var wanted = database;
        if (wanted != null) {
            var created = infrastructure.createDatabase(wanted);
            configuration.put("quarkus.datasource.jdbc.url", created.jdbcUrl());
            configuration.put("quarkus.datasource.username", created.user());
            configuration.put("quarkus.datasource.password", created.password());
        }
        if (bucket != null) {
            var created = infrastructure.createBucket(bucket);
            configuration.put("switchboard.media.store.bucket", created.name());
            configuration.put("switchboard.media.store.region", Bucket.REGION);
            configuration.put("switchboard.media.store.endpoint", created.endpoint());
            configuration.put("switchboard.media.store.access-key-id", Bucket.ACCESS_KEY_ID);
            configuration.put("switchboard.media.store.secret-access-key", Bucket.SECRET_ACCESS_KEY);
        }
        var bootstrap = joined(kafka);
        LocalTopics.create(bootstrap, Topics.all());
        configuration.put("kafka.bootstrap.servers", bootstrap);
        return configuration;
    }

    @Override
    public void stop() {
        // The servers belong to the JVM: the next test class finds them running.
    }

    private static String joined(CompletableFuture<String> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
