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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a customer, Meta and a desk can do: the simulator's control, and the API of conversations. */
final class PublicDoors {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String simulator = LocalStack.at(8090);
    private final String conversations = LocalStack.at(8082) + "/api/v1/conversations";
    private final String messages = LocalStack.at(8082) + "/api/v1/messages";
    private final String templates = LocalStack.at(8085) + "/api/v1/templates";
    private final String media = LocalStack.at(8085) + "/api/v1/media";

    /** The customer writes; false when the phone has no network, that is, no simulator. */
    boolean customerWrites(String waId, String text) {
        var body = JsonNodeFactory.instance.objectNode().put("text", text);
        return send(post(simulator + "/_sim/customers/" + waId + "/messages", body))
                .map(answer -> answer.statusCode() < 300)
                .orElse(false);
    }

    /** The customer writes, as Meta would put it; answers Meta's ids. */
    JsonNode write(String waId, JsonNode message) {
        return json(reply(post(simulator + "/_sim/customers/" + waId + "/messages", message), 200));
    }

    /** What the customer's phone shows. */
    JsonNode phone(String customer) {
        return get(simulator + "/_sim/customers/" + customer + "/chat");
    }

    /** Has Meta make a template and approve it; answers its id. */
    String makeTemplate(JsonNode template) {
        var account = simulator + "/v25.0/200000000000001/message_templates";
        var made = reply(post(account, template).header("Authorization", "Bearer local-access-token"), 200);
        var approval = JsonNodeFactory.instance.objectNode().put("status", "APPROVED");
        var id = json(made).path("id").asText();
        post(simulator + "/_sim/templates/" + id, approval, 200);
        return id;
    }

    /** Whether the sender knows that Meta approved a template. */
    boolean approved(String templateId) {
        return send(request(templates + "/" + templateId))
                .filter(answer -> answer.statusCode() == 200)
                .filter(answer -> json(answer.body()).path("status").asText().equals("APPROVED"))
                .isPresent();
    }

    /** What time it is for everybody. */
    Instant now() {
        return Instant.parse(get(simulator + "/_sim/clock").path("now").asText());
    }

    /** Puts a file on customers' phones; answers its id. */
    String held(byte[] file, String type) {
        var request =
                request(simulator + "/_sim/media").header("Content-Type", type).POST(BodyPublishers.ofByteArray(file));
        return json(send(request).orElseThrow()).path("id").asText();
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
        return all(conversations).stream()
                .filter(conversation ->
                        conversation.at("/contact/waId").asText().equals(waId))
                .findFirst();
    }

    /** All conversations, by the customer's business-scoped id. */
    Map<String, JsonNode> conversations() {
        return all(conversations).stream()
                .collect(Collectors.toMap(
                        conversation -> conversation.at("/contact/userId").asText(),
                        Function.identity(),
                        (newer, _) -> newer));
    }

    /** The whole timeline, newest first. */
    List<JsonNode> timeline(String conversationId) {
        return all(conversations + "/" + conversationId + "/messages");
    }

    /** One message of a timeline. */
    JsonNode message(String conversationId, String messageId) {
        return get(conversations + "/" + conversationId + "/messages/" + messageId);
    }

    /** Asks for an answer of any kind. */
    Reply ask(String conversationId, String idempotencyKey, JsonNode request) {
        return send(post(conversations + "/" + conversationId + "/messages", request)
                        .header("Idempotency-Key", idempotencyKey))
                .map(answer -> new Reply(answer.statusCode(), answer.body()))
                .orElseThrow();
    }

    /** A workflow writes first, to somebody whose conversation it does not know. */
    Reply writeFirst(String idempotencyKey, JsonNode request) {
        return send(post(messages, request).header("Idempotency-Key", idempotencyKey))
                .map(answer -> new Reply(answer.statusCode(), answer.body()))
                .orElseThrow();
    }

    /** Has Meta keep a file; answers its id. */
    String upload(String phoneNumberId, String use, byte[] file) {
        var frame = """
                --frame\r
                Content-Disposition: form-data; name="phoneNumberId"\r
                \r
                %s\r
                --frame\r
                Content-Disposition: form-data; name="use"\r
                \r
                %s\r
                --frame\r
                Content-Disposition: form-data; name="file"; filename="file"\r
                Content-Type: application/octet-stream\r
                \r
                %s\r
                --frame--\r
                """.formatted(phoneNumberId, use, new String(file, StandardCharsets.ISO_8859_1));
        var request = request(media)
                .header("Content-Type", "multipart/form-data; boundary=frame")
                .POST(BodyPublishers.ofString(frame, StandardCharsets.ISO_8859_1));
        return json(reply(request, 201)).path("mediaId").asText();
    }

    /** Asks for an answer; empty when the service is away. */
    Optional<HttpResponse<String>> answer(String conversationId, String idempotencyKey, String text) {
        var body = JsonNodeFactory.instance.objectNode();
        body.putObject("content").put("type", "text").put("body", text);
        return send(post(conversations + "/" + conversationId + "/messages", body)
                .header("Idempotency-Key", idempotencyKey));
    }

    /** What Meta took for a customer, oldest first. */
    List<JsonNode> accepted(String customer) {
        var all = new ArrayList<JsonNode>();
        get(simulator + "/_sim/messages?to=" + customer).forEach(all::add);
        return all;
    }

    /** What Meta took for a customer, by text. */
    List<String> acceptedByMeta(String waId) {
        return accepted(waId).stream()
                .map(message -> message.at("/body/text/body").asText())
                .toList();
    }

    /** Whatever an address answers. */
    String whatever(String address) {
        return send(request(address)).orElseThrow().body();
    }

    /** With which status an address answers. */
    int status(String address) {
        return send(request(address)).orElseThrow().statusCode();
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All pages of a list. */
    private List<JsonNode> all(String address) {
        var items = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = get(address + "?limit=200" + next);
            page.path("items").forEach(items::add);
            next = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!next.isEmpty());
        return items;
    }

    private JsonNode get(String address) {
        var answer = send(request(address)).orElseThrow(() -> new IllegalStateException(address + " did not answer"));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("%s answered %d".formatted(address, answer.statusCode()));
        }
        return json(answer);
    }

    private void post(String address, JsonNode body, int expected) {
        reply(post(address, body), expected);
    }

    private HttpResponse<String> reply(HttpRequest.Builder request, int expected) {
        var address = request.build().uri();
        var answer = send(request).orElseThrow(() -> new IllegalStateException(address + " did not answer"));
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(
                    "%s answered %d: %s".formatted(address, answer.statusCode(), answer.body()));
        }
        return answer;
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
