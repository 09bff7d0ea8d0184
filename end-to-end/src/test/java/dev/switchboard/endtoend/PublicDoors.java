package dev.switchboard.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a customer, Meta and a desk can do: the simulator's control, and the API of conversations. */
final class PublicDoors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String simulator = LocalStack.at(8090);
    private final String conversations = LocalStack.at(8082) + "/api/v1/conversations";

    /** The customer writes; false when the phone has no network, that is, no simulator. */
    boolean customerWrites(String waId, String text) {
        var body = JsonNodeFactory.instance.objectNode().put("text", text);
        return send(post(simulator + "/_sim/customers/" + waId + "/messages", body))
                .map(answer -> answer.statusCode() < 300)
                .orElse(false);
    }

    /** Puts a file on customers' phones; answers its id. */
    String held(byte[] file, String type) {
        var request =
                request(simulator + "/_sim/media").header("Content-Type", type).POST(BodyPublishers.ofByteArray(file));
        return json(send(request).orElseThrow()).path("id").asText();
    }

    /** The customer sends a picture. */
    void customerSendsPicture(String waId, String fileId) {
        var body = JsonNodeFactory.instance.objectNode().put("type", "image");
        body.putObject("image").put("id", fileId);
        var status = send(post(simulator + "/_sim/customers/" + waId + "/messages", body))
                .map(HttpResponse::statusCode)
                .orElse(0);
        if (status >= 300 || status == 0) {
            throw new IllegalStateException("the picture was not sent: %d".formatted(status));
        }
    }

    /** The bytes of a file, by its path. */
    byte[] file(String path) throws IOException {
        try {
            var answer = http.send(request(LocalStack.at(8082) + path).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("%s answered %d".formatted(path, answer.statusCode()));
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Moves time forward for everybody. */
    void advanceClock(Duration by) {
        post(simulator + "/_sim/clock", JsonNodeFactory.instance.objectNode().put("advance", by.toString()), 200);
    }

    Optional<JsonNode> conversationWith(String waId) {
        var next = "";
        do {
            var page = get(conversations + "?limit=200" + next);
            for (var conversation : page.path("items")) {
                if (conversation.path("contact").path("waId").asText().equals(waId)) {
                    return Optional.of(conversation);
                }
            }
            next = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!next.isEmpty());
        return Optional.empty();
    }

    /** The whole timeline, newest first. */
    List<JsonNode> timeline(String conversationId) {
        var messages = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = get(conversations + "/" + conversationId + "/messages?limit=200" + next);
            page.path("items").forEach(messages::add);
            next = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!next.isEmpty());
        return messages;
    }

    /** Asks for an answer; empty when the service is away. */
    Optional<HttpResponse<String>> answer(String conversationId, String idempotencyKey, String text) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("content").put("type", "text").put("body", text);
        return send(post(conversations + "/" + conversationId + "/messages", body)
                .header("Idempotency-Key", idempotencyKey));
    }

    /** What Meta took for a customer, by text. */
    List<String> acceptedByMeta(String waId) {
        var texts = new ArrayList<String>();
        get(simulator + "/_sim/messages?to=" + waId)
                .forEach(message -> texts.add(message.at("/body/text/body").asText()));
        return texts;
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode get(String address) {
        var answer = send(request(address)).orElseThrow(() -> new IllegalStateException(address + " did not answer"));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s answered %d".formatted(address, answer.statusCode()));
        }
        return json(answer);
    }

    private void post(String address, JsonNode body, int expected) {
        var status = send(post(address, body)).map(HttpResponse::statusCode).orElse(0);
        if (status != expected) {
            throw new IllegalStateException("%s answered %d".formatted(address, status));
        }
    }

    private Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
        try {
            return Optional.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder post(String address, JsonNode body) {
        return request(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(10));
    }
}
