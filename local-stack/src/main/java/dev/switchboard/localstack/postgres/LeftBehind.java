package dev.switchboard.localstack.postgres;

import dev.switchboard.localstack.process.Ending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The server that a killed keeper left running on its data directory. */
public final class LeftBehind {

    private static final Duration GRACE = Duration.ofSeconds(30);

    private LeftBehind() {}

    /** Stops that server, if there is one: its clients are disconnected and its data is safe. */
    public static void stop(Path data) {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            var pid = Files.readAllLines(pidFile).getFirst().strip();
            var server = ProcessHandle.of(Long.parseLong(pid))
                    .filter(process -> process.info().command().orElse("").endsWith("postgres"));
            if (server.isPresent()) {
                // SIGINT disconnects clients; SIGTERM, which comes after it, would wait for them.
                new ProcessBuilder("kill", "-INT", pid).inheritIO().start().waitFor();
                Ending.end(server.get(), GRACE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping PostgreSQL", e);
        }
    }
}
