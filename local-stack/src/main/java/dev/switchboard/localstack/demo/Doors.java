package dev.switchboard.localstack.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.switchboard.localstack.demo.Story.Unexpected;
import dev.switchboard.localstack.stack.Place;
import dev.switchboard.localstack.stack.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The public doors that the story goes through: the simulator's, and the conversation API. */
final class Doors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String simulator;
    private final String conversations;

    Doors(String simulator, String conversationService) {
        this.simulator = simulator;
        this.conversations = conversationService + "/api/v1/conversations";
    }

    static Doors of(Place place) {
        return new Doors(place.http(Ports.SIMULATOR), place.http(Ports.CONVERSATION_SERVICE));
    }

    /** The customer writes; answers Meta's id of the message. */
    String customerWrites(String waId, String text) {
        var body = JsonNodeFactory.instance.objectNode().put("text", text);
        var answer = exchange(post(simulator + "/_sim/customers/" + waId + "/messages", body), 200);
        return answer.path("wamid").asText();
    }

    /** The conversation with that customer, once there is one. */
    Optional<JsonNode> conversationWith(String waId) {
        return items(exchange(get(conversations + "?limit=50"), 200).path("items"))
                .filter(item -> item.path("contact").path("waId").asText().equals(waId))
                .findFirst();
    }

    /** The message with that text, once the timeline has it. */
    Optional<JsonNode> messageSaying(String conversationId, String text) {
        return timeline(conversationId)
                .filter(message -> message.path("content").path("body").asText().equals(text))
                .findFirst();
    }

    /** The state of one message on the timeline. */
    Optional<String> stateOf(String conversationId, String messageId) {
        return timeline(conversationId)
                .filter(message -> message.path("id").asText().equals(messageId))
                .map(message -> message.path("state").asText())
                .findFirst();
    }

    /** Asks for an answer to be sent; the same key asks for the same message. Answers the message's id. */
    String answer(String conversationId, String idempotencyKey, String text) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("content").put("type", "text").put("body", text);
        var request = post(conversations + "/" + conversationId + "/messages", body)
                .header("Idempotency-Key", idempotencyKey);
        return exchange(request, 202).path("id").asText();
    }

    /** How many messages with that text Meta took for the customer. */
    long acceptedByMeta(String waId, String text) {
        return items(exchange(get(simulator + "/_sim/messages?to=" + waId), 200))
                .filter(message -> message.at("/body/text/body").asText().equals(text))
                .count();
    }

    private Stream<JsonNode> timeline(String conversationId) {
        return items(exchange(get(conversations + "/" + conversationId + "/messages?limit=50"), 200)
                .path("items"));
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static HttpRequest.Builder get(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT);
    }

    private static HttpRequest.Builder post(String address, JsonNode body) {
        return get(address).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()));
    }

    private JsonNode exchange(HttpRequest.Builder builder, int expected) {
        var request = builder.build();
        var what = request.method() + " " + request.uri();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new Unexpected("%s answered %d: %s"
                        .formatted(what, response.statusCode(), response.body().strip()));
            }
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new Unexpected("%s answered no JSON".formatted(what));
        } catch (IOException e) {
            throw new Unexpected("%s was not answered (%s)".formatted(what, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unexpected("interrupted");
        }
    }
}
