package dev.switchboard.outboundsender.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Meta's management API over a list of templates and numbers that the test holds; answers as scripted first. */
public final class ScriptedCatalogue {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** When the access token ends here. */
    public static final Instant TOKEN_END = Instant.parse("2031-01-01T00:00:00Z");

    private static final Pattern MANAGEMENT = Pattern.compile(
            "/v25\\.0/(\\d+)(/message_templates|/phone_numbers|/unpause|/archive|/unarchive)?|/v25\\.0/debug_token");

    private final List<ObjectNode> templates = new CopyOnWriteArrayList<>();
    private final List<ObjectNode> numbers = new CopyOnWriteArrayList<>();
    private final Deque<Scripted> script = new ConcurrentLinkedDeque<>();
    private final List<String> tokenChecks = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger busiest = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger created = new AtomicInteger();

    ScriptedCatalogue() {
        numbers.add(number(Chat.NUMBER));
    }

    /** Answers the next requests this way, but for lists of one name, which may come at any time. */
    public void next(Scripted... answers) {
        script.addAll(List.of(answers));
    }

    /** Meta has this template from now on, in place of one with the same id. */
    public void has(String id, String name, String language, String status, String components) {
        try {
            var template = JsonNodeFactory.instance
                    .objectNode()
                    .put("id", id)
                    .put("name", name)
                    .put("language", language)
                    .put("status", status)
                    .put("category", "UTILITY")
                    .put("parameter_format", "POSITIONAL")
                    .put("rejected_reason", "NONE");
            template.putObject("quality_score").put("score", "UNKNOWN");
            template.set("components", JSON.readTree(components));
            lacks(id);
            templates.add(template);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Meta counts it to another category from now on. */
    public void moves(String id, String category) {
        templates.stream()
                .filter(template -> template.path("id").asText().equals(id))
                .forEach(template -> template.put("category", category));
    }

    /** Meta has it no more. */
    public void lacks(String id) {
        templates.removeIf(template -> template.path("id").asText().equals(id));
    }

    /** The number as Meta will tell it. */
    public ObjectNode number(String id) {
        return numbers.stream()
                .filter(number -> number.path("id").asText().equals(id))
                .findFirst()
                .orElseGet(() -> JsonNodeFactory.instance
                        .objectNode()
                        .put("id", id)
                        .put("display_phone_number", "+1 555-000-0001")
                        .put("verified_name", "Invented Shop")
                        .put("quality_rating", "GREEN")
                        .put("status", "CONNECTED")
                        .put("name_status", "APPROVED")
                        .put("code_verification_status", "VERIFIED")
                        .put("whatsapp_business_manager_messaging_limit", "TIER_250"));
    }

    /** Requests so far, such as {@code GET /v25.0/2…1/message_templates?limit=2}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** With what the end of which token was asked for, so far. */
    public List<String> tokenChecks() {
        return List.copyOf(tokenChecks);
    }

    /** How many requests were under way at once, at most. */
    public int busiest() {
        return busiest.get();
    }

    boolean handles(HttpExchange exchange) {
        return MANAGEMENT.matcher(exchange.getRequestURI().getPath()).matches();
    }

    void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        busiest.accumulateAndGet(busy.incrementAndGet(), Math::max);
        try {
            answer(exchange);
        } finally {
            busy.decrementAndGet();
            exchange.close();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var query = query(exchange);
        if (path.endsWith("/debug_token")) {
            tokenChecks.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + query.get("input_token"));
            respond(exchange, 200, JSON.readTree("""
                    {"data":{"is_valid":true,"expires_at":%d}}""".formatted(TOKEN_END.getEpochSecond())));
            return;
        }
        if (path.endsWith("/phone_numbers")) {
            respond(exchange, 200, page(numbers, query));
            return;
        }
        var scripted = query.containsKey("name") && exchange.getRequestMethod().equals("GET") ? null : script.poll();
        if (scripted != null && !scripted.afterTheDeed()) {
            scripted.to(exchange);
            return;
        }
        var answer = switch (exchange.getRequestMethod()) {
            case "GET" -> page(named(query.get("name")), query);
            case "DELETE" -> delete(query);
            default ->
                switch (path.substring(path.lastIndexOf('/') + 1)) {
                    case "message_templates" -> create(exchange);
                    case "unpause", "unarchive" -> stand(path, "APPROVED");
                    case "archive" -> stand(path, "ARCHIVED");
                    default -> edit(exchange, path);
                };
        };
        if (scripted != null) {
            scripted.to(exchange);
        } else {
            respond(exchange, 200, answer);
        }
    }

    private List<ObjectNode> named(@Nullable String name) {
        return templates.stream()
                .filter(template ->
                        name == null || template.path("name").asText().contains(name))
                .toList();
    }

    private static JsonNode page(List<ObjectNode> all, Map<String, String> query) {
        var from = Integer.parseInt(query.getOrDefault("after", "0"));
        var to = Math.min(all.size(), from + Integer.parseInt(query.getOrDefault("limit", "25")));
        var page = JsonNodeFactory.instance.objectNode();
        var data = page.putArray("data");
        new ArrayList<>(all).subList(Math.min(from, to), to).forEach(data::add);
        var paging = page.putObject("paging");
        paging.putObject("cursors").put("after", Integer.toString(to));
        if (to < all.size()) {
            paging.put("next", "https://graph.invalid/?after=" + to);
        }
        return page;
    }

    private JsonNode create(HttpExchange exchange) throws IOException {
        var wanted = JSON.readTree(exchange.getRequestBody());
        var id = Long.toString(900_000_000_000_001L + created.getAndIncrement());
        has(
                id,
                wanted.path("name").asText(),
                wanted.path("language").asText(),
                "PENDING",
                wanted.path("components").toString());
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("status", "PENDING")
                .put("category", "UTILITY");
    }

    private JsonNode edit(HttpExchange exchange, String path) throws IOException {
        var wanted = JSON.readTree(exchange.getRequestBody());
        var id = path.substring(path.lastIndexOf('/') + 1);
        templates.stream()
                .filter(template -> template.path("id").asText().equals(id))
                .forEach(template -> template.put("status", "PENDING").set("components", wanted.path("components")));
        return JsonNodeFactory.instance.objectNode().put("success", true);
    }

    private JsonNode stand(String path, String status) {
        var id = path.split("/", -1)[2];
        templates.stream()
                .filter(template -> template.path("id").asText().equals(id))
                .forEach(template -> template.put("status", status));
        return JsonNodeFactory.instance.objectNode().put("success", true);
    }

    private JsonNode delete(Map<String, String> query) {
        templates.removeIf(template -> template.path("name").asText().equals(query.get("name"))
                && (!query.containsKey("hsm_id") || template.path("id").asText().equals(query.get("hsm_id"))));
        return JsonNodeFactory.instance.objectNode().put("success", true);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = exchange.getRequestURI().getQuery();
        return query == null
                ? Map.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static void respond(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /**
     * How one request is answered.
     *
     * @param afterTheDeed whether Meta does what was asked before it answers so
     * @param httpStatus 0 for a connection that breaks
     */
    public record Scripted(boolean afterTheDeed, int httpStatus, String body) {

        /** Meta's error, with nothing done; a caller that is limited may come again after a second. */
        public static Scripted error(int httpStatus, int code, int subcode) {
            return new Scripted(false, httpStatus, """
                    {"error":{"message":"(#%d) words","code":%d,"error_subcode":%d,"error_user_msg":"what is wrong"}}""".formatted(code, code, subcode));
        }

        /** The connection breaks, after Meta did what was asked or before. */
        public static Scripted lost(boolean afterTheDeed) {
            return new Scripted(afterTheDeed, 0, "");
        }

        void to(HttpExchange exchange) throws IOException {
            if (httpStatus == 0) {
                return;
            }
            if (httpStatus == 429) {
                exchange.getResponseHeaders().add("Retry-After", "1");
            }
            respond(exchange, httpStatus, JSON.readTree(body));
        }
    }
}
