package dev.switchboard.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.localstack.stack.StackFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story, told against doors that answer as the contract says; the real ones are opened end to end. */
class DemoTest {

    private static final String CUSTOMER = "15551234567";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final ArrayDeque<String> states = new ArrayDeque<>(List.of("queued", "sent", "delivered", "read"));
    private final Map<String, String> answers = new HashMap<>();
    private String question = "";
    private String answer = "";
    private HttpServer server;
    private Demo demo;

    @BeforeEach
    void openDoors() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        var out = new PrintStream(terminal, true, StandardCharsets.UTF_8);
        demo = new Demo(new Doors(address, address), new Story(out, Duration.ofSeconds(2)), CUSTOMER);
    }

    @AfterEach
    void closeDoors() {
        server.stop(0);
    }

    @Test
    void tellsEveryStepUpToTheLastTick() {
        // When
        demo.run();

        // Then
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .containsSubsequence(
                        "the customer writes", "there is a conversation", "an agent answers", "Meta takes it")
                .containsSubsequence("as sent", "as delivered", "as read", "Meta was asked once")
                .doesNotContain("failed");
    }

    @Test
    void endsAtAMessageThatFailed() {
        // Given
        states.clear();
        states.add("failed");

        // Then
        assertThatThrownBy(demo::run)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("the message is failed")
                .hasMessageContaining("./switchboard logs conversation-service");
    }

    @Test
    void endsAtASecondMessageForTheSameKey() {
        // Given
        answers.put("", "a door that forgets keys");

        // Then
        assertThatThrownBy(demo::run).hasMessageContaining("the same Idempotency-Key made a second message");
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var writes = exchange.getRequestMethod().equals("POST");
        var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        if (path.equals("/_sim/customers/" + CUSTOMER + "/messages")) {
            question = body.path("text").asText();
            reply(exchange, 200, Map.of("wamid", "wamid.1"));
        } else if (path.equals("/_sim/messages")) {
            var accepted = Map.of("body", Map.of("type", "text", "text", Map.of("body", answer)));
            reply(exchange, 200, answer.isEmpty() ? List.of() : List.of(accepted));
        } else if (path.equals("/api/v1/conversations")) {
            var conversation = Map.of("id", "c1", "contact", Map.of("waId", CUSTOMER), "window", Map.of("open", true));
            reply(exchange, 200, Map.of("items", List.of(conversation)));
        } else if (writes) {
            answer = body.at("/content/body").asText();
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            reply(exchange, 202, Map.of("id", answers.containsKey("") ? "m" + answers.size() : "m1"));
            answers.put(key, "m1");
        } else {
            var state = states.size() > 1 ? states.removeFirst() : states.getFirst();
            reply(
                    exchange,
                    200,
                    Map.of("items", List.of(message("m0", question, "received"), message("m1", answer, state))));
        }
    }

    private static Map<String, Object> message(String id, String text, String state) {
        return Map.of("id", id, "content", Map.of("type", "text", "body", text), "state", state);
    }

    private static void reply(HttpExchange exchange, int status, Object value) throws IOException {
        var bytes = JSON.writeValueAsBytes(value);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
