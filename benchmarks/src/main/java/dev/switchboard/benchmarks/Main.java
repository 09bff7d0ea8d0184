package dev.switchboard.benchmarks;

import dev.switchboard.benchmarks.consent.ConsentCommand;
import dev.switchboard.benchmarks.conversation.ConversationCommand;
import dev.switchboard.benchmarks.ingress.IngressCommand;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.benchmarks.sender.SenderCommand;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs one benchmark; exit status 0 unless something broke, whatever the figures are. */
@Command(
        name = "switchboard bench",
        description = "Measures, beside a baseline in the same run.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {IngressCommand.class, ConversationCommand.class, ConsentCommand.class, SenderCommand.class})
public final class Main {

    private Main() {}

    /** Runs the benchmark named first. */
    public static void main(String[] args) {
        // Figures look the same on every machine.
        Locale.setDefault(Locale.ROOT);
        var status = new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, line, _) -> tell(failure, line))
                .execute(args);
        System.exit(status);
    }

    /** What an operator can mend is one sentence; a fault of ours shows where it happened. */
    private static int tell(Exception failure, CommandLine line) throws Exception {
        if (failure instanceof RunFailure) {
            line.getErr().println(failure.getMessage());
            return 1;
        }
        throw failure;
    }
}
