package dev.switchboard.localstack.stack;

import dev.switchboard.localstack.process.Detached;
import dev.switchboard.localstack.process.Ending;
import dev.switchboard.localstack.process.ProcessRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Brings one part up, unless it is, and waits until it is ready; tells the terminal in one line. */
final class PartStarter {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Place place;
    private final ProcessRegistry registry;
    private final PrintStream terminal;

    PartStarter(Place place, ProcessRegistry registry, PrintStream terminal) {
        this.place = place;
        this.registry = registry;
        this.terminal = terminal;
    }

    void bring(Part part) {
        var begin = System.nanoTime();
        var running = registry.running(part.name()).filter(process -> !outdated(part, process));
        // One that was told to end is still there for a moment, but will not be ready again.
        if (running.isPresent() && becomesReady(part, running.get())) {
            terminal.printf("  %-22s runs already      %s%n", part.name(), part.address());
            return;
        }
        if (!becomesReady(part, launch(part))) {
            throw new StackFailure("%s ended before it was ready; its log is %s.".formatted(part.name(), log(part)));
        }
        var seconds = (System.nanoTime() - begin) / 1e9;
        terminal.printf("  %-22s ready in %5.1f s  %s%n", part.name(), seconds, part.address());
    }

    /** A service that was built anew after it started runs on files that are gone. */
    private static boolean outdated(Part part, ProcessHandle process) {
        if (!(part.readiness() instanceof Readiness.Http)) {
            return false;
        }
        var started = process.info().startInstant().orElse(Instant.MAX);
        try {
            if (Files.getLastModifiedTime(part.artifact()).toInstant().isBefore(started)) {
                return false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Ending.end(process, GRACE);
        return true;
    }

    private ProcessHandle launch(Part part) {
        try {
            if (part.readiness() instanceof Readiness.ReadyFile(Path file)) {
                Files.createDirectories(place.run());
                Files.deleteIfExists(file);
            }
            var process = Detached.start(part.command(), part.environment(), place.root(), place.log(part.name()));
            registry.remember(part.name(), process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the part takes requests; false when its process ends before. */
    private boolean becomesReady(Part part, ProcessHandle process) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!part.readiness().reached()) {
            if (!process.isAlive()) {
                return false;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new StackFailure("%s runs but is not ready after %d s; its log is %s."
                        .formatted(part.name(), PATIENCE.toSeconds(), log(part)));
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return true;
    }

    private Path log(Part part) {
        return place.shown(place.log(part.name()));
    }
}
