package dev.switchboard.localstack.demo;

import dev.switchboard.localstack.stack.Place;
import dev.switchboard.localstack.stack.Stack;
import dev.switchboard.localstack.stack.StackFailure;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Tells a conversation on the terminal. Exit status 1 when a step fails. */
@Command(name = "demo", description = "A scripted conversation through the running system, step by step.")
public final class DemoCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        var place = Place.in(Path.of(System.getProperty("switchboard.root", "")).toAbsolutePath(), System.getenv());
        requireReady(new Stack(place, System.out));
        var customer = "1555%07d".formatted(ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000));
        new Demo(Doors.of(place), new Story(System.out), customer).run();
        return 0;
    }

    private static void requireReady(Stack stack) {
        var missing = stack.states().stream()
                .filter(state -> !state.ready())
                .map(Stack.State::name)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new StackFailure("Not ready: %s. Run ./switchboard up first.".formatted(missing));
        }
    }
}
