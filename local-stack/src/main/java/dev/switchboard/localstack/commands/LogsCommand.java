package dev.switchboard.localstack.commands;

import dev.switchboard.localstack.stack.Stack;
import dev.switchboard.localstack.stack.StackFailure;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows the end of one part's log, or of all.")
final class LogsCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "part", description = "Such as conversation-service; all without it.")
    private @Nullable String part;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "40",
            description = "How many lines of each (${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on showing what is logged, until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var place = Switchboard.place();
        var parts = Stack.partNames();
        var wanted = part;
        if (wanted != null && !parts.contains(wanted)) {
            throw new StackFailure("There is no part %s; there are %s.".formatted(wanted, String.join(", ", parts)));
        }
        var tails = (wanted == null ? parts : List.of(wanted))
                .stream()
                        .map(name -> new LogTail(wanted == null ? "%-22s ".formatted(name) : "", place.log(name)))
                        .toList();
        var printed = 0;
        for (var tail : tails) {
            printed += tail.printLast(lines, System.out);
        }
        if (printed == 0 && !follow) {
            System.out.printf(
                    "Nothing was logged here%s yet: ./switchboard up starts what logs.%n",
                    wanted == null ? "" : " by " + wanted);
        }
        while (follow) {
            for (var tail : tails) {
                tail.printNew(System.out);
            }
            Thread.sleep(200);
        }
        return 0;
    }
}
