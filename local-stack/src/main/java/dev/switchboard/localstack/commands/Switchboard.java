package dev.switchboard.localstack.commands;

import dev.switchboard.localstack.demo.DemoCommand;
import dev.switchboard.localstack.stack.Place;
import dev.switchboard.localstack.stack.StackFailure;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./switchboard}. Exit status: 0 done, 1 failed (one sentence says why), 2 not understood. */
@Command(
        name = "switchboard",
        description = "Switchboard on this machine: real Kafka, real PostgreSQL, no containers.",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DownCommand.class,
            BenchCommand.class,
            ReplayCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Switchboard {

    /** Runs one command and exits. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Switchboard()).setExecutionExceptionHandler((failure, line, _) -> {
            if (failure instanceof StackFailure) {
                line.getErr().println(failure.getMessage());
                return 1;
            }
            throw failure;
        });
    }

    /** The checkout that the script stands in. */
    public static Place place() {
        return Place.in(Path.of(System.getProperty("switchboard.root", "")).toAbsolutePath(), System.getenv());
    }
}
