package dev.switchboard.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A local stack of its own, beside whatever else runs on this machine: the same commands as {@code ./switchboard}, every port
 * moved. Started once for all tests, taken down when the JVM ends.
 */
final class LocalStack {

    /** As patient as Meta: two processes that restart one after the other on a busy machine may be away for minutes. */
    private static final String RETRY_DELAYS = "500ms,1s,2s,2s,3s,3s,5s,5s,5s" + ",10s".repeat(30);

    /** No port it leads to is one that a system gives to an outgoing connection. */
    private static final int PORT_OFFSET = 12_000;

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final LocalStack SHARED = new LocalStack();

    private boolean started;

    /** What a command did. */
    record Outcome(int exit, String printed) {}

    private LocalStack() {}

    /** The running stack, fresh when this JVM first asks for it. */
    static synchronized LocalStack running() {
        if (!SHARED.started) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> SHARED.run("down")));
            var outcome = SHARED.run("up", "--fresh");
            if (outcome.exit() != 0) {
                throw new IllegalStateException("the stack did not start: " + outcome.printed());
            }
            SHARED.started = true;
        }
        return SHARED;
    }

    /** Runs one command of {@code ./switchboard} and waits for it. */
    Outcome run(String... command) {
        try {
            var classPath = "%s:%s:%s"
                    .formatted(
                            ROOT.resolve("local-stack/target/classes"),
                            ROOT.resolve("contracts/target/classes"),
                            Files.readString(ROOT.resolve("local-stack/target/run-time-class-path"))
                                    .strip());
            var line = Stream.concat(
                            Stream.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx128m",
                                    "-Dswitchboard.root=" + ROOT,
                                    "-cp",
                                    classPath,
                                    "dev.switchboard.localstack.commands.Switchboard"),
                            Stream.of(command))
                    .toList();
            var printed = Files.createTempFile("switchboard", ".out");
            var builder = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(printed.toFile());
            builder.environment().put("SWITCHBOARD_PORT_OFFSET", Integer.toString(PORT_OFFSET));
            builder.environment().put("SWITCHBOARD_SIMULATOR_RETRY_DELAYS", RETRY_DELAYS);
            // Customers here write and are answered faster than Meta would let one pair of numbers talk.
            builder.environment().put("SWITCHBOARD_SIMULATOR_LIMITS", "false");
            builder.environment().put("SWITCHBOARD_PACE_PAIR_BURST", "1000000");
            var process = builder.start();
            if (!process.waitFor(4, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Outcome(-1, "no end after 4 minutes: " + Files.readString(printed));
            }
            var said = Files.readString(printed, StandardCharsets.UTF_8);
            Files.delete(printed);
            return new Outcome(process.exitValue(), said);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends one part as a power cut would. Returns when it is gone: until then {@code up} rightly finds it running. */
    void kill(String part) throws IOException {
        var process = process(part);
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** The process of a part. */
    ProcessHandle process(String part) throws IOException {
        var file = ROOT.resolve(".local/offset-" + PORT_OFFSET + "/run/" + part + ".pid");
        var pid = Files.readString(file).strip().split(" ", 2)[0];
        return ProcessHandle.of(Long.parseLong(pid))
                .orElseThrow(() -> new IllegalStateException(part + " does not run"));
    }

    /** What the services logged so far. */
    String logs() throws IOException {
        var all = new StringBuilder();
        for (var part : List.of("webhook-ingress", "conversation-service", "consent-service", "outbound-sender")) {
            all.append(Files.readString(ROOT.resolve(".local/offset-" + PORT_OFFSET + "/logs/" + part + ".log")));
        }
        return all.toString();
    }

    /** Where Kafka listens. */
    static String kafka() {
        return "127.0.0.1:" + (19_092 + PORT_OFFSET);
    }

    /** The address of a part that the design puts on this port. */
    static String at(int designedPort) {
        return "http://127.0.0.1:" + (designedPort + PORT_OFFSET);
    }
}
