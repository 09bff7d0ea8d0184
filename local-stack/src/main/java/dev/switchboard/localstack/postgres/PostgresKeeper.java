package dev.switchboard.localstack.postgres;

import dev.switchboard.localstack.process.Keeper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.concurrent.Callable;
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
        LeftBehind.stop(keeper.data());
        var postgres = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(keeper.data())
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", "300")
                .setServerConfig("fsync", onOff())
                .setServerConfig("synchronous_commit", onOff())
                .setPGStartupWait(Duration.ofMinutes(1))
                .setOutputRedirector(Redirect.INHERIT)
                .setErrorRedirector(Redirect.INHERIT)
                .start();
        keeper.keep(postgres);
        return 0;
    }

    private String onOff() {
        return durable ? "on" : "off";
    }
}
