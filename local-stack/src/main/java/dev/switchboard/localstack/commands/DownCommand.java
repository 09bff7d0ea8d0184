package dev.switchboard.localstack.commands;

import dev.switchboard.localstack.stack.OneAtATime;
import dev.switchboard.localstack.stack.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops what up started, and nothing else; data stays.")
final class DownCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var place = Switchboard.place();
        try (var _ = OneAtATime.in(place)) {
            var stopped = new Stack(place, System.out).down();
            System.out.println(stopped == 0 ? "Nothing was running." : "Switchboard is down; its data stays.");
        }
        return 0;
    }
}
