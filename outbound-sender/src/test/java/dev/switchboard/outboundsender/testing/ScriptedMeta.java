package dev.switchboard.outboundsender.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.ConfigProvider;

/** A real HTTP server in Meta's place. It accepts every message, unless a message's script says otherwise, call by call. */
public final class ScriptedMeta implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, Deque<Answer>> scripts = new ConcurrentHashMap<>();
    private final ScriptedCatalogue catalogue = new ScriptedCatalogue();
    private final ScriptedSamples samples = new ScriptedSamples();
    private final List<String> uploads = new CopyOnWriteArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private ScriptedMeta(HttpServer server) {
        this.server = server;
    }

    /** Starts where the service under test expects Meta. */
    public static ScriptedMeta start() {
        var address = ConfigProvider.getConfig().getValue("switchboard.graph-api.base-url", URI.class);
        try {
            var server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
            var meta = new ScriptedMeta(server);
            server.createContext("/", meta::handle);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return meta;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What happens to the first, second, … call about a message; calls after the last are accepted. */
    public void script(UUID messageId, Answer... answers) {
        script(messageId.toString(), answers);
    }

    /** The same for read marks, by the message they are about. */
    public void script(String messageId, Answer... answers) {
        scripts.put(messageId, new ArrayDeque<>(List.of(answers)));
    }

    /** Templates and numbers of the account. */
    public ScriptedCatalogue catalogue() {
        return catalogue;
    }

    /** Samples that are uploaded bit by bit. */
    public ScriptedSamples samples() {
        return samples;
    }

    /** Every call that arrived, in order of arrival. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Calls about one message. */
    public List<Call> callsAbout(UUID messageId) {
        return callsAbout(messageId.toString());
    }

    /** Read marks of one message. */
    public List<Call> callsAbout(String messageId) {
        return calls.stream().filter(call -> call.messageId().equals(messageId)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var at = Instant.now();
        if (catalogue.handles(exchange)) {
            catalogue.handle(exchange);
            return;
        }
        if (samples.handles(exchange)) {
            samples.handle(exchange);
            return;
        }
        if (exchange.getRequestURI().getPath().endsWith("/media")) {
            upload(exchange);
            return;
        }
        var body = JSON.readTree(exchange.getRequestBody());
        var mark = body.has("status");
        var messageId =
                body.path(mark ? "message_id" : "biz_opaque_callback_data").asText();
        calls.add(new Call(
                messageId,
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                body,
                at));
        var script = scripts.get(messageId);
        var answer = script == null ? null : script.poll();
        try {
            (answer != null ? answer : mark ? DONE : ACCEPT).to(exchange, messageId);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private void upload(HttpExchange exchange) throws IOException {
        var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        uploads.add(form);
        var answer = scripts.getOrDefault("upload", new ArrayDeque<>()).poll();
        try {
            (answer == null ? STORED : answer).to(exchange, "upload");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    /** Forms of files as they came, a byte a character. */
    public List<String> uploads() {
        return List.copyOf(uploads);
    }

    /** One request as it came. */
    public record Call(String messageId, String path, String authorization, JsonNode body, Instant at) {}

    /** How a call is answered. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange, String messageId) throws IOException, InterruptedException;
    }

    /** Meta takes the message. */
    public static final Answer ACCEPT =
            (exchange, messageId) -> respond(exchange, 200, """
            {"messaging_product":"whatsapp","messages":[{"id":"%s"}]}""".formatted(wamid(messageId)));

    /** Meta takes the message and keeps it until the quality of its template is judged. */
    public static final Answer HELD = (exchange, messageId) -> respond(exchange, 200, """
            {"messaging_product":"whatsapp","messages":[{"id":"%s","message_status":"held_for_quality_assessment"}]}""".formatted(wamid(messageId)));

    /** Meta did what has no id. */
    public static final Answer DONE = (exchange, _) -> respond(exchange, 200, "{\"success\":true}");

    /** Meta has the file. */
    public static final Answer STORED = (exchange, _) -> respond(exchange, 200, "{\"id\":\"1037543291543636\"}");

    /** The connection breaks after the request was read: nobody knows. */
    public static final Answer RESET = (exchange, _) -> exchange.close();

    /** A proxy's page. */
    public static final Answer HTML_502 = (exchange, _) -> respond(exchange, 502, "<html>Bad Gateway</html>");

    /** Meta takes the message, but says so only when the latch opens, or never. */
    public static Answer acceptAfter(CountDownLatch latch) {
        return (exchange, messageId) -> {
            if (latch.await(20, TimeUnit.SECONDS)) {
                ACCEPT.to(exchange, messageId);
            }
        };
    }

    /** Meta's error. */
    public static Answer error(int httpStatus, int code) {
        return (exchange, _) -> respond(exchange, httpStatus, """
                {"error":{"message":"(#%d) words","type":"OAuthException","code":%d,"error_data":{"details":"why"}}}""".formatted(code, code));
    }

    /** The id Meta gives a message here. */
    public static String wamid(String messageId) {
        return "wamid." + messageId;
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", body.startsWith("{") ? "application/json" : "text/html");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
