package dev.switchboard.benchmarks.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The doors of a service; an answer of another status than expected ends the run. */
public final class Doors {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String service;
    private final int port;

    /** Doors of a service that runs. */
    public Doors(Application service) {
        this.service = service.process().name();
        this.port = service.port();
    }

    /** What a path answers, as it is. */
    public String text(String path) {
        return send(request(path), 200);
    }

    /** What a path answers, as JSON. */
    public JsonNode get(String path) {
        return read(text(path));
    }

    /** Posts a body and answers what came back. */
    public JsonNode post(String path, String contentType, BodyPublisher body, int expected) {
        return read(send(request(path).header("Content-Type", contentType).POST(body), expected));
    }

    /** A request to a path. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .timeout(LONGEST);
    }

    /** Sends such a request; what came back, as it is. */
    public String send(HttpRequest.Builder request, int expected) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new RunFailure("%s answered %d instead of %d: %s"
                        .formatted(service, answer.statusCode(), expected, answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new RunFailure("%s did not answer.".formatted(service), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("The run was interrupted.", e);
        }
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new RunFailure("%s did not answer JSON.".formatted(service), e);
        }
    }
}
