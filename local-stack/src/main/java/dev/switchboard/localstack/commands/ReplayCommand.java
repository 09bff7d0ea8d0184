package dev.switchboard.localstack.commands;

import dev.switchboard.localstack.process.Foreground;
import dev.switchboard.localstack.stack.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the replay that `messaging` ships, on the class path of the service that owns the consumer group. */
@Command(
        name = "replay",
        description = "Brings dead letters of a consumer group back to where they came from, each once.")
final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "consumer group", description = "Such as conversation-service.messages.")
    private String group = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        var place = Switchboard.place();
        var service = group.split("\\.", 2)[0];
        var libraries = place.root().resolve(service).resolve("target/quarkus-app/lib/main");
        if (!Files.isDirectory(libraries)) {
            throw new StackFailure(
                    "No service called %s is built, so nobody owns the consumer group %s.".formatted(service, group));
        }
        return Foreground.run(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                // Nobody listens to what the Kafka client would log.
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                libraries + "/*",
                "dev.switchboard.messaging.DeadLetterReplay",
                place.kafka(),
                group));
    }
}
