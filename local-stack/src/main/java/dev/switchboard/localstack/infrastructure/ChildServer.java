package dev.switchboard.localstack.infrastructure;

import dev.switchboard.localstack.objects.Bucket;
import dev.switchboard.localstack.process.Ending;
import dev.switchboard.localstack.process.Keeper;
import dev.switchboard.localstack.process.Library;
import dev.switchboard.localstack.process.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One server of the embedded infrastructure: a JVM that is started once for this JVM and can be stopped and started on the same ports.
 *
 * <p>Quarkus loads test classes several times, with class loaders that know nothing of each other. What they must agree on, ports,
 * directory and process id, therefore stands in system properties, and the lock is an object that every class loader sees.
 *
 * <p>The child reads its standard input and ends with it, so that nothing survives this JVM, even one that was killed.
 */
final class ChildServer {

    private static final Object ONE_AT_A_TIME = Runtime.getRuntime();
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final String name;
    private final String mainClass;
    private final List<String> portOptions;

    ChildServer(String name, String mainClass, List<String> portOptions) {
        this.name = name;
        this.mainClass = mainClass;
        this.portOptions = portOptions;
    }

    /** The object store: its buckets are directories of its data. */
    static ChildServer objectStore() {
        return new ChildServer("objects", "dev.switchboard.localstack.objects.ObjectStoreKeeper", List.of("--port"));
    }

    /** A bucket in such a store. */
    static Bucket bucketOf(ChildServer objects, String name) {
        var port = objects.startedOnce();
        Bucket.createIn(objects.data(), name);
        return new Bucket("http://127.0.0.1:" + port, name);
    }

    /** Starts the server when nobody in this JVM has; one that was stopped stays stopped. Answers its first port. */
    int startedOnce() {
        synchronized (ONE_AT_A_TIME) {
            if (fact("pid") == null) {
                launch();
            }
        }
        awaitReady();
        return Integer.parseInt(required(portOptions.getFirst()));
    }

    /** Starts the server unless it runs. */
    void start() {
        synchronized (ONE_AT_A_TIME) {
            if (process() == null) {
                launch();
            }
        }
        awaitReady();
    }

    /** Stops the server if it runs; data and ports stay. */
    void stop() {
        synchronized (ONE_AT_A_TIME) {
            var process = process();
            if (process == null) {
                return;
            }
            Ending.end(process, STOP);
        }
    }

    private void launch() {
        try {
            var home = home();
            Files.deleteIfExists(readyFile());
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dlog4j2.configurationFile=keeper-log4j2.properties",
                    "-cp",
                    Library.classPath(),
                    mainClass,
                    "--scratch",
                    home.toString(),
                    "--data",
                    data().toString(),
                    "--ready-file",
                    readyFile().toString()));
            for (var option : portOptions) {
                command.add(option);
                command.add(port(option));
            }
            var log = home.resolve("log").toFile();
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            keepInputOpen(process);
            remember("pid", Long.toString(process.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process that is collected as garbage closes its streams, and the child would take that for our end. */
    private void keepInputOpen(Process process) {
        Thread.ofPlatform().daemon().name(name + "-exit").start(() -> {
            try {
                process.waitFor();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void awaitReady() {
        var deadline = System.nanoTime() + START.toNanos();
        while (!Files.exists(readyFile())) {
            var process = process();
            if (process == null) {
                throw new IllegalStateException("%s ended before it was ready:%n%s".formatted(name, endOfLog()));
            }
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        "%s is not ready after %d s:%n%s".formatted(name, START.toSeconds(), endOfLog()));
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private @Nullable ProcessHandle process() {
        var pid = fact("pid");
        return pid == null
                ? null
                : ProcessHandle.of(Long.parseLong(pid))
                        .filter(ProcessHandle::isAlive)
                        .orElse(null);
    }

    private Path home() throws IOException {
        var known = fact("home");
        if (known != null) {
            return Path.of(known);
        }
        var created = Files.createTempDirectory("switchboard-" + name + "-");
        remember("home", created.toString());
        Runtime.getRuntime().addShutdownHook(new Thread(this::removeWhatNobodyWill, name + "-removal"));
        return created;
    }

    /** A running child removes the directory itself; one that a test stopped for good cannot. */
    private void removeWhatNobodyWill() {
        if (process() == null) {
            Keeper.delete(Path.of(required("home")));
        }
    }

    private Path data() {
        return Path.of(required("home"), "data");
    }

    private Path readyFile() {
        return Path.of(required("home"), "ready");
    }

    private String port(String option) {
        var known = fact(option);
        if (known != null) {
            return known;
        }
        var free = Integer.toString(LoopbackPort.free());
        remember(option, free);
        return free;
    }

    private String endOfLog() {
        try (var lines = Files.lines(Path.of(required("home"), "log"))) {
            return lines.collect(Collectors.joining(System.lineSeparator()));
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    private @Nullable String fact(String key) {
        return System.getProperty(propertyName(key));
    }

    private String required(String key) {
        var value = fact(key);
        if (value == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return value;
    }

    private void remember(String key, String value) {
        System.setProperty(propertyName(key), value);
    }

    private String propertyName(String key) {
        return "dev.switchboard.localstack." + name + "." + key;
    }
}
