package dev.switchboard.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers in files which process is which part, across runs of this program.
 *
 * <p>A process id alone proves nothing: the system gives it to somebody else after a while. The start time of the process is kept beside
 * it, and a process that started at another time is a stranger and never handed out.
 */
public final class ProcessRegistry {

    /** The system tells start times coarsely, and not always alike to two programs. */
    private static final Duration SAME_START = Duration.ofSeconds(2);

    private final Path directory;

    /** A registry whose files are in {@code directory}, one a part. */
    public ProcessRegistry(Path directory) {
        this.directory = directory;
    }

    /** Notes that {@code process} is the part {@code name}. */
    public void remember(String name, ProcessHandle process) {
        var started = process.info().startInstant().orElseGet(Instant::now);
        try {
            Files.createDirectories(directory);
            Files.writeString(file(name), "%d %d%n".formatted(process.pid(), started.toEpochMilli()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process of the part, when it is alive and really that one. */
    public Optional<ProcessHandle> running(String name) {
        try {
            var words = Files.readString(file(name)).strip().split(" ", -1);
            if (words.length != 2) {
                return Optional.empty();
            }
            var started = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedAt(process, started));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets the part; its process is left alone. */
    public void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean startedAt(ProcessHandle process, Instant expected) {
        return process.info()
                .startInstant()
                .map(actual -> Duration.between(expected, actual).abs().compareTo(SAME_START) <= 0)
                .orElse(false);
    }

    private Path file(String name) {
        return directory.resolve(name + ".pid");
    }
}
