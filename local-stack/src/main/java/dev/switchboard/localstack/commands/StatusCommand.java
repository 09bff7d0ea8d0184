package dev.switchboard.localstack.commands;

import dev.switchboard.localstack.stack.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Shows each part; exit status 1 unless all are ready.")
final class StatusCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var states = new Stack(Switchboard.place(), System.out).states();
        System.out.printf("%-22s %-12s %8s  %9s  %s%n", "part", "state", "pid", "up for", "address");
        for (var state : states) {
            System.out.printf(
                    "%-22s %-12s %8s  %9s  %s%n",
                    state.name(),
                    state.pid() == null ? "not running" : state.ready() ? "ready" : "not ready",
                    state.pid() == null ? "-" : state.pid(),
                    age(state.since(), Instant.now()),
                    state.address());
        }
        return states.stream().allMatch(Stack.State::ready) ? 0 : 1;
    }

    private static String age(@Nullable Instant since, Instant now) {
        if (since == null) {
            return "-";
        }
        var age = Duration.between(since, now);
        if (age.toHours() > 0) {
            return "%d h %02d m".formatted(age.toHours(), age.toMinutesPart());
        }
        return "%d m %02d s".formatted(age.toMinutes(), age.toSecondsPart());
    }
}
