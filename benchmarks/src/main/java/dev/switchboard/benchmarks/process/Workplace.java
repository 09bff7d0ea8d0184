package dev.switchboard.benchmarks.process;

import dev.switchboard.localstack.process.Keeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * The temporary directory of one run and every process that it started. Closing it, which also happens when this JVM is told to end, ends
 * the processes, last first, and removes the directory.
 */
public final class Workplace implements AutoCloseable {

    private static final Duration REMOVAL = Duration.ofSeconds(20);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final Path directory;
    private final Deque<Child> children = new ArrayDeque<>();
    private boolean closed;

    private Workplace(Path directory) {
        this.directory = directory;
    }

    /** A fresh one. */
    public static Workplace open() {
        try {
            var place = new Workplace(Files.createTempDirectory("switchboard-bench-"));
            Runtime.getRuntime().addShutdownHook(new Thread(place::close, "end-of-run"));
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A path inside the directory. */
    public Path resolve(String name) {
        return directory.resolve(name);
    }

    /** Starts a JVM of the kind that runs this program. */
    public Child startJava(String name, List<String> arguments, Map<String, String> environment) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        var log = resolve(name + ".log");
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        synchronized (children) {
            if (closed) {
                throw new RunFailure("The run is ending.");
            }
            try {
                var child = new Child(name, builder.start(), log);
                children.push(child);
                return child;
            } catch (IOException e) {
                throw new RunFailure("Cannot start %s.".formatted(name), e);
            }
        }
    }

    @Override
    public void close() {
        synchronized (children) {
            if (closed) {
                return;
            }
            closed = true;
            children.forEach(Child::end);
            remove();
        }
    }

    /** A database server goes on closing its files for a moment after the process that keeps it has gone. */
    private void remove() {
        var deadline = System.nanoTime() + REMOVAL.toNanos();
        while (true) {
            try {
                Keeper.delete(directory);
                return;
            } catch (UncheckedIOException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
                Patience.pause(BETWEEN_TRIES);
            }
        }
    }
}
