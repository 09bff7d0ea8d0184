package dev.switchboard.localstack.process;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A child that does what this process was asked for, on its input and output. */
public final class Foreground {

    private Foreground() {}

    /** Runs the child to its end and answers its status. If this process is told to end meanwhile, so is the child, and it is waited for. */
    public static int run(ProcessBuilder child) throws IOException, InterruptedException {
        var started = new CompletableFuture<Optional<Process>>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> started.join().ifPresent(Foreground::end)));
        try {
            var process = child.inheritIO().start();
            started.complete(Optional.of(process));
            return process.waitFor();
        } finally {
            started.complete(Optional.empty());
        }
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit().join();
    }
}
