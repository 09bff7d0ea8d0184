package dev.switchboard.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One process that this run started; it ends with {@link Workplace}. */
public final class Child {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int TAIL_LINES = 15;

    private final String name;
    private final Process process;
    private final Path log;

    Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** What this run calls it. */
    public String name() {
        return name;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** CPU time it has used since it began. */
    public Duration cpu() {
        return CpuTime.of(pid());
    }

    /** CPU time that its JVM has used to compile what turned out to be hot. */
    public Duration compilation() {
        return CpuTime.ofThreads(pid(), "C2 Compiler");
    }

    /** Ends the run, with the last lines of the log, when the process is gone. */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new RunFailure("%s ended with status %d:%n%s".formatted(name, process.exitValue(), endOfLog()));
        }
    }

    /** Waits until the condition holds, and no longer than the process lives. */
    public void awaitReady(Duration limit, BooleanSupplier ready) {
        Patience.until("The start of " + name, limit, () -> {
            requireAlive();
            return ready.getAsBoolean();
        });
    }

    /** Asks the process to end, makes it after a grace, and returns when it is gone. */
    public void end() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                process.waitFor();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Freezes the process where it stands. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets a frozen process go on. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            var status = new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new RunFailure("Signal %s did not reach %s.".formatted(signal, name));
            }
        } catch (IOException e) {
            throw new RunFailure("This system has no kill command, which freezes processes here.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("The run was interrupted.", e);
        }
    }

    private String endOfLog() {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(
                    System.lineSeparator(), lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
