package dev.switchboard.benchmarks.process;

import dev.switchboard.localstack.process.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A packaged service, run as an operator runs it: its jar, environment variables, and readiness over HTTP. */
public record Application(Child process, int port) {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration PROBE = Duration.ofSeconds(5);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PROBE)
            .build();

    /** Where the build puts a service. */
    public static Path jar(Path repository, String module) {
        var jar = repository.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new RunFailure("%s is not built: run ./mvnw -DskipTests package first.".formatted(module));
        }
        return jar;
    }

    /** Starts a service on a free port and returns when it is ready. */
    public static Application start(
            Workplace place, String name, Path jar, List<String> jvmOptions, Map<String, String> settings) {
        var port = LoopbackPort.free();
        var environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_OTEL_SDK_DISABLED", "true");
        var arguments = new ArrayList<>(jvmOptions);
        arguments.addAll(List.of("-jar", jar.toString()));
        var application = new Application(place.startJava(name, arguments, environment), port);
        application.awaitReady();
        return application;
    }

    /** Returns when {@code /q/health/ready} answers 200. */
    public void awaitReady() {
        process.awaitReady(START, this::ready);
    }

    private boolean ready() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port)))
                .timeout(PROBE)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("The run was interrupted.", e);
        }
    }
}
