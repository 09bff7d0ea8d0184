package dev.switchboard.benchmarks.process;

import dev.switchboard.localstack.postgres.Databases;
import dev.switchboard.localstack.process.Library;
import dev.switchboard.localstack.process.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Starts the Kafka and the PostgreSQL of the local stack for load: the same programs, with the heap, collector and compilers of a server,
 * and commits forced to disk. They end with this JVM even if it is killed, for they read its end of standard input.
 */
public final class Keepers {

    private static final Duration START = Duration.ofSeconds(90);

    /** A broker that takes requests. */
    public record Kafka(Child process, String bootstrapServers) {}

    /** A database server that takes connections; its own process id is not that of its keeper. */
    public record Postgres(long serverPid, Databases databases) {

        /** CPU time of the server and all its connections. */
        public Duration cpu() {
            return CpuTime.ofTree(serverPid);
        }
    }

    private Keepers() {}

    /** Starts a broker with 1 GB of heap. */
    public static Kafka kafka(Workplace place) {
        var port = LoopbackPort.free();
        var process = start(
                place,
                "kafka",
                List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC"),
                "dev.switchboard.localstack.kafka.KafkaBroker",
                List.of("--port", Integer.toString(port), "--controller-port", Integer.toString(LoopbackPort.free())));
        return new Kafka(process, "127.0.0.1:" + port);
    }

    /** Starts a database server that forces commits to disk. */
    public static Postgres postgres(Workplace place) {
        var port = LoopbackPort.free();
        start(
                place,
                "postgres",
                List.of("-Xmx128m", "-XX:+UseSerialGC"),
                "dev.switchboard.localstack.postgres.PostgresKeeper",
                List.of("--durable", "--port", Integer.toString(port)));
        try (var lines = Files.lines(place.resolve("postgres").resolve("data").resolve("postmaster.pid"))) {
            var pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return new Postgres(pid, new Databases("jdbc:postgresql://127.0.0.1:%d/".formatted(port), "postgres", ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Child start(
            Workplace place, String name, Collection<String> jvmOptions, String mainClass, List<String> options) {
        var home = place.resolve(name);
        var readyFile = place.resolve(name + ".ready");
        var arguments = new ArrayList<>(jvmOptions);
        arguments.addAll(List.of(
                "-Dlog4j2.configurationFile=keeper-log4j2.properties",
                "-cp",
                Library.classPath(),
                mainClass,
                "--scratch",
                home.toString(),
                "--data",
                home.resolve("data").toString(),
                "--ready-file",
                readyFile.toString()));
        arguments.addAll(options);
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var child = place.startJava(name, arguments, Map.of());
        child.awaitReady(START, () -> Files.exists(readyFile));
        return child;
    }
}
