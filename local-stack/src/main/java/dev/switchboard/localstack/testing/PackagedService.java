package dev.switchboard.localstack.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service of the module under test, started as an operator starts it. */
public final class PackagedService {

    private static final long PATIENCE_SECONDS = 60;

    /**
     * How a start ended.
     *
     * @param status of the process
     * @param lines everything it printed
     */
    public record End(int status, List<String> lines) {

        /** What a person sees above the prompt. */
        public String lastLine() {
            return lines.getLast();
        }
    }

    private PackagedService() {}

    /** Starts it in {@code directory} with these environment variables and no others, and waits for its end. */
    public static End start(Path directory, Map<String, String> environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar")
                                .toAbsolutePath()
                                .toString())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        try {
            var ended = process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new End(ended.join().exitValue(), printed.lines().toList());
        } finally {
            process.destroyForcibly();
        }
    }
}
