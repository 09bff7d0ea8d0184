package dev.switchboard.localstack.demo;

import dev.switchboard.localstack.stack.StackFailure;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Tells each step in one line with the time it took, and ends the story at the first that fails. */
final class Story {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final PrintStream terminal;
    private final Duration patience;
    private int steps;

    Story(PrintStream terminal) {
        this(terminal, PATIENCE);
    }

    Story(PrintStream terminal, Duration patience) {
        this.terminal = terminal;
        this.patience = patience;
    }

    /** Looks until there is something to see. {@code culprit} is who should have brought it about. */
    <T> T step(String sentence, String culprit, Supplier<Optional<T>> look) {
        steps++;
        var begin = System.nanoTime();
        try {
            while (true) {
                var seen = look.get();
                if (seen.isPresent()) {
                    terminal.printf("%3d  %-68s %6d ms%n", steps, sentence, millisSince(begin));
                    return seen.get();
                }
                if (System.nanoTime() - begin > patience.toNanos()) {
                    throw new Unexpected("nothing to see after %d s".formatted(patience.toSeconds()));
                }
                LockSupport.parkNanos(GLANCE.toNanos());
            }
        } catch (Unexpected e) {
            terminal.printf("%3d  %-68s failed%n", steps, sentence);
            throw new StackFailure("Step %d failed: %s. Look at ./switchboard logs %s, or status."
                    .formatted(steps, e.getMessage(), culprit));
        }
    }

    void say(String format, Object... values) {
        terminal.printf(format + "%n", values);
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    /** A door answered otherwise than it should have, and waiting will not help. */
    static final class Unexpected extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unexpected(String message) {
            super(message);
        }
    }
}
