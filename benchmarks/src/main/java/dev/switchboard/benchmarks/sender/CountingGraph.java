package dev.switchboard.benchmarks.sender;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.benchmarks.process.RunFailure;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands where Meta's Graph API stands: accepts every message at once and remembers when it came. */
final class CountingGraph implements Counter, AutoCloseable {

    /** The number whose account has the template. */
    static final String LISTED_NUMBER = "100000000000009";

    /** A marketing template without gaps. */
    static final String TEMPLATE = "news_of_a_benchmark";

    private static final String NUMBERS = """
            {"data":[{"id":"%s","display_phone_number":"+1 555-000-0009","verified_name":"Benchmark","status":"CONNECTED",\
            "quality_rating":"GREEN","name_status":"APPROVED","code_verification_status":"VERIFIED",\
            "whatsapp_business_manager_messaging_limit":"TIER_UNLIMITED"}]}""".formatted(LISTED_NUMBER);
    private static final String TEMPLATES = """
            {"data":[{"id":"900000000000001","name":"%s","language":"en","status":"APPROVED","category":"MARKETING",\
            "parameter_format":"POSITIONAL","components":[{"type":"BODY","text":"There is news."}]}]}""".formatted(TEMPLATE);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Map<String, Map<UUID, Long>> arrivals = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicInteger repeats = new AtomicInteger();
    private final int port;

    CountingGraph() {
        try {
            port = vertx.createHttpServer(
                            new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                    .requestHandler(this::take)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get()
                    .actualPort();
        } catch (ExecutionException e) {
            throw new RunFailure("The Graph API's stand-in did not start.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("The run was interrupted.", e);
        }
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public long calls() {
        return calls.get();
    }

    /** On the scale of {@link System#nanoTime()}. */
    @Override
    public Map<UUID, Long> arrivals(String phoneNumberId) {
        return arrivals.computeIfAbsent(phoneNumberId, _ -> new ConcurrentHashMap<>());
    }

    /** Messages that came although they had come already. */
    int repeats() {
        return repeats.get();
    }

    private void take(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.GET)) {
            var listed = request.uri().contains("/phone_numbers")
                    ? NUMBERS
                    : request.uri().contains("/message_templates") ? TEMPLATES : "{\"data\":[]}";
            request.response().putHeader("Content-Type", "application/json").end(listed);
            return;
        }
        request.bodyHandler(body -> accept(request, body, System.nanoTime()));
    }

    private void accept(HttpServerRequest request, Buffer body, long at) {
        try {
            var messageId = UUID.fromString(JSON.readTree(body.getBytes())
                    .path("biz_opaque_callback_data")
                    .asText());
            if (arrivals(numberOf(request)).putIfAbsent(messageId, at) != null) {
                repeats.incrementAndGet();
            }
            calls.incrementAndGet();
            request.response().putHeader("Content-Type", "application/json").end("""
                    {"messaging_product":"whatsapp","messages":[{"id":"wamid.%s"}]}""".formatted(messageId));
        } catch (IOException | IllegalArgumentException _) {
            request.response().setStatusCode(400).end();
        }
    }

    /** {@code /{version}/{phone-number-id}/messages}. */
    private static String numberOf(HttpServerRequest request) {
        return request.uri().split("/", -1)[2];
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
