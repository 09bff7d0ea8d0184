package dev.switchboard.localstack.postgres;

import dev.switchboard.localstack.process.Keeper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Starts a PostgreSQL server from the unpacked binaries, on loopback, and stops it on SIGTERM; the data stays.
 *
 * <p>The library stops the server in a shutdown hook of its own. A keeper that was killed outright leaves its server behind: the next
 * keeper of the same directory stops that one first.
 */
@Command(name = "postgres-keeper")
final class PostgresKeeper implements Callable<Integer> {

    @Option(names = "--port", required = true, description = "Port of the server.")
    private int port;

    @Option(
            names = "--durable",
            description = "Forces commits to disk; without it a crash of the machine may lose them.")
    private boolean durable;

    @Mixin
    private final Keeper keeper = new Keeper();

    /** Starts the server. */
    public static void main(String[] args) {
        var status = new CommandLine(new PostgresKeeper()).execute(args);
        System.exit(status);
    }

    @Override
    public Integer call() throws Exception {
        stopWhatAnEarlierKeeperLeft();
        var postgres = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(keeper.data())
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "300")
                .setServerConfig("fsync", durable ? "on" : "off")
                .setPGStartupWait(Duration.ofMinutes(1))
                .setOutputRedirector(Redirect.INHERIT)
                .setErrorRedirector(Redirect.INHERIT)
                .start();
        keeper.keep(postgres);
        return 0;
    }

    private void stopWhatAnEarlierKeeperLeft() throws IOException, InterruptedException {
        var pidFile = keeper.data().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Files.readAllLines(pidFile).getFirst().strip();
        var left = ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
        if (left.isPresent()) {
            // SIGINT: disconnect clients and shut down; SIGTERM would wait for them.
            new ProcessBuilder("kill", "-INT", pid).inheritIO().start().waitFor();
            left.get().onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
    }
}
