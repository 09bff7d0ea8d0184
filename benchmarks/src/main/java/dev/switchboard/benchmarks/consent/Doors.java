package dev.switchboard.benchmarks.consent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.benchmarks.process.RunFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The doors of the service that is measured. */
final class Doors {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Doors(int port) {
        this.port = port;
    }

    /** What a path answers, as it is. */
    String text(String path) {
        return send(request(path).build(), 200);
    }

    /** What a path answers, as JSON. */
    JsonNode get(String path) {
        return read(text(path));
    }

    /** Posts a body and answers what came back. */
    JsonNode post(String path, String contentType, BodyPublisher body, int expected) {
        return read(send(
                request(path).header("Content-Type", contentType).POST(body).build(), expected));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(LONGEST);
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new RunFailure("consent-service did not answer JSON.", e);
        }
    }

    private String send(HttpRequest request, int expected) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new RunFailure("consent-service answered %d instead of %d: %s"
                        .formatted(answer.statusCode(), expected, answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new RunFailure("consent-service did not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("The run was interrupted.", e);
        }
    }
}
