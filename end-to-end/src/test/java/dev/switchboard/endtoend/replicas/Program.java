package dev.switchboard.endtoend.replicas;

import dev.switchboard.localstack.process.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A packaged service on a port of its own, which can be killed and started again; its log is in {@code target/replicas}. */
final class Program implements AutoCloseable {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final String name;
    private final String module;
    private final int port = LoopbackPort.free();
    private final Map<String, String> settings;
    private @Nullable Process process;

    Program(String name, String module, Map<String, String> settings) {
        this.name = name;
        this.module = module;
        this.settings = Map.copyOf(settings);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it and does not wait for it. */
    void start() {
        var jar = ROOT.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString());
        try {
            var log = Files.createDirectories(Path.of("target", "replicas")).resolve(name + ".log");
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            builder.environment().putAll(settings);
            builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
            builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
            builder.environment().put("QUARKUS_OTEL_SDK_DISABLED", "true");
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as a power cut would; returns when it is gone. */
    void kill() {
        var running = process;
        if (running != null) {
            running.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    boolean isReady() {
        try {
            return send(to("/q/health/ready")).statusCode() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    /** What a path answers. */
    String get(String path) {
        return send(to(path)).body();
    }

    /** Posts JSON, which must be taken. */
    void post(String path, String json) {
        var answer = send(to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s answered %d".formatted(path, answer.statusCode()));
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path)).timeout(Duration.ofSeconds(20));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
