package dev.switchboard.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** A business's webhook address: takes what comes, answers what it was told to, and checks signatures by itself. */
public class Receiver implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Webhook> WEBHOOKS = new CopyOnWriteArrayList<>();
    private static final Queue<Integer> NEXT_ANSWERS = new ConcurrentLinkedQueue<>();
    private static final Queue<Duration> NEXT_DELAYS = new ConcurrentLinkedQueue<>();
    private static volatile String challengeAnswer = "";
    private static volatile Duration challengeDelay = Duration.ZERO;

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        HttpServer started;
        try {
            started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        started.createContext("/webhooks", Receiver::take);
        started.start();
        server = started;
        return Map.of(
                "switchboard.simulator.callback-url",
                "http://127.0.0.1:" + started.getAddress().getPort() + "/webhooks");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    static void forget() {
        WEBHOOKS.clear();
        NEXT_ANSWERS.clear();
        NEXT_DELAYS.clear();
        challengeAnswer = "";
        challengeDelay = Duration.ZERO;
    }

    static void answerNext(Integer... statuses) {
        NEXT_ANSWERS.addAll(List.of(statuses));
    }

    /** The way of the next webhook takes this long. */
    static void delayNext(Duration delay) {
        NEXT_DELAYS.add(delay);
    }

    /** What to answer to a challenge; empty for the challenge itself. */
    static void answerChallenge(String body) {
        challengeAnswer = body;
    }

    /** How long a challenge is thought over. */
    static void delayChallenge(Duration delay) {
        challengeDelay = delay;
    }

    static List<Webhook> webhooks() {
        return List.copyOf(WEBHOOKS);
    }

    /** All statuses about that message, in the order in which they came. */
    static List<JsonNode> statusesOf(String wamid) {
        return items("statuses")
                .filter(status -> status.path("id").asText().equals(wamid))
                .toList();
    }

    /** All customers' messages, in the order in which they came. */
    static List<JsonNode> messages() {
        return items("messages").toList();
    }

    /** The values of all changes of that field, in the order in which they came. */
    static List<JsonNode> changes(String field) {
        return WEBHOOKS.stream()
                .flatMap(webhook ->
                        StreamSupport.stream(webhook.root().path("entry").spliterator(), false))
                .flatMap(entry -> StreamSupport.stream(entry.path("changes").spliterator(), false))
                .filter(change -> change.path("field").asText().equals(field))
                .map(change -> change.path("value"))
                .toList();
    }

    private static Stream<JsonNode> items(String kind) {
        return WEBHOOKS.stream()
                .flatMap(webhook ->
                        StreamSupport.stream(webhook.value().path(kind).spliterator(), false));
    }

    private static void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = exchange.getRequestMethod().equals("GET") ? challenge(exchange) : webhook(exchange);
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private static Answer challenge(HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        if (!query.contains("hub.mode=subscribe") || !query.contains("hub.verify_token=local-verify-token")) {
            return new Answer(403, "");
        }
        LockSupport.parkNanos(challengeDelay.toNanos());
        var challenge = query.replaceAll(".*hub\\.challenge=(\\d+).*", "$1");
        return new Answer(200, challengeAnswer.isEmpty() ? challenge : challengeAnswer);
    }

    private static Answer webhook(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var delay = NEXT_DELAYS.poll();
        if (delay != null) {
            LockSupport.parkNanos(delay.toNanos());
        }
        WEBHOOKS.add(new Webhook(
                exchange.getRequestURI().getPath(),
                body,
                exchange.getRequestHeaders().getFirst("X-Hub-Signature-256")));
        var told = NEXT_ANSWERS.poll();
        return new Answer(told == null ? 200 : told, "");
    }

    private record Answer(int status, String body) {}

    /** One webhook as it came over the wire. */
    @SuppressWarnings("ArrayRecordComponent")
    record Webhook(String path, byte[] body, String signature) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonNode value() {
            return root().at("/entry/0/changes/0/value");
        }

        JsonNode root() {
            try {
                return JSON.readTree(text());
            } catch (JsonProcessingException broken) {
                throw new IllegalStateException(broken);
            }
        }

        boolean isSignedWith(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return ("sha256=" + HexFormat.of().formatHex(mac.doFinal(body))).equals(signature);
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }
}
