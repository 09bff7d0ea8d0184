package dev.switchboard.localstack.stack;

import dev.switchboard.contracts.Topics;
import dev.switchboard.localstack.kafka.LocalTopics;
import dev.switchboard.localstack.postgres.Databases;
import dev.switchboard.localstack.process.ProcessRegistry;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Brings the stack up, each part as soon as what it needs is there: Kafka, PostgreSQL, the object store and the simulator at once, the other services when
 * their topics and databases exist.
 */
final class Startup {

    private final Place place;
    private final ProcessRegistry registry;
    private final Part kafka;
    private final Part postgres;
    private final Part objectStore;
    private final List<StartedService> services;
    private final PartStarter starter;

    private record StartedService(Service service, Part part) {}

    Startup(Place place, JavaCommand java, ProcessRegistry registry, PrintStream terminal) {
        this.place = place;
        this.registry = registry;
        this.kafka = Part.kafka(place, java);
        this.postgres = Part.postgres(place, java);
        this.objectStore = Part.objectStore(place, java);
        this.services = Service.ALL.stream()
                .map(service -> new StartedService(service, Part.service(place, service, java)))
                .toList();
        this.starter = new PartStarter(place, registry, terminal);
    }

    void run() {
        var parts = Stream.concat(
                        Stream.of(kafka, postgres, objectStore),
                        services.stream().map(StartedService::part))
                .toList();
        PortCheck.of(parts.stream()
                .filter(part -> registry.running(part.name()).isEmpty())
                .toList());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            start(threads);
        }
    }

    private void start(Executor threads) {
        var topics = CompletableFuture.runAsync(() -> starter.bring(kafka), threads)
                .thenRun(() -> LocalTopics.create(place.kafka(), Topics.all()));
        var databases = CompletableFuture.runAsync(() -> starter.bring(postgres), threads)
                .thenRun(this::createDatabases);
        var objects = CompletableFuture.runAsync(() -> starter.bring(objectStore), threads);
        var all = Stream.concat(
                        Stream.of(objects),
                        services.stream()
                                .map(started -> CompletableFuture.allOf(
                                                started.service().kafka()
                                                        ? topics
                                                        : CompletableFuture.completedFuture(null),
                                                started.service().database() == null
                                                        ? CompletableFuture.completedFuture(null)
                                                        : databases)
                                        .thenRunAsync(() -> starter.bring(started.part()), threads)))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            throw rootOf(e);
        }
    }

    private void createDatabases() {
        var databases = new Databases(place.postgres(), "postgres", "");
        Service.ALL.stream().map(Service::database).filter(Objects::nonNull).forEach(databases::createMissing);
    }

    private static RuntimeException rootOf(CompletionException failure) {
        return failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
}
