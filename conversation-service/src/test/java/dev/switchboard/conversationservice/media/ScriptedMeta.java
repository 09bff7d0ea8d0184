package dev.switchboard.conversationservice.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A real HTTP server in the place of Meta's API and of the host that serves its files. Both tell the truth, unless the script of a file
 * says otherwise, call by call.
 */
final class ScriptedMeta implements AutoCloseable {

    private static final String TOKEN = "Bearer local-access-token";

    private final HttpServer server;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Deque<Answer>> descriptions = new ConcurrentHashMap<>();
    private final Map<String, Deque<Answer>> downloads = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private ScriptedMeta(HttpServer server) {
        this.server = server;
    }

    /** One request as it came. */
    record Call(String door, String fileId, String authorization) {}

    /** How a call is answered. */
    @FunctionalInterface
    interface Answer {
        void to(HttpExchange exchange, byte[] file) throws IOException;
    }

    static ScriptedMeta start() {
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

    /** Holds a file; answers Meta's id of it. */
    String holds(byte[] file) {
        var id = UUID.randomUUID().toString();
        files.put(id, file);
        return id;
    }

    /** What the API answers to the first, second, … question about a file; then the truth. */
    void describes(String id, Answer... answers) {
        descriptions.put(id, new ArrayDeque<>(List.of(answers)));
    }

    /** What the first, second, … download of a file gets; then its bytes. */
    void serves(String id, Answer... answers) {
        downloads.put(id, new ArrayDeque<>(List.of(answers)));
    }

    /** The address of a file on an allowed host. */
    String link(String id) {
        return "http://127.0.0.1:%d/cdn/%s".formatted(server.getAddress().getPort(), id);
    }

    /** The address of a file on a host that may not have the token. */
    String foreignLink(String id) {
        return "http://localhost:%d/foreign/%s".formatted(server.getAddress().getPort(), id);
    }

    /** Calls about a file at one door: v25.0, cdn or foreign. */
    List<Call> calls(String door, String id) {
        return calls.stream()
                .filter(call -> call.door().equals(door) && call.fileId().equals(id))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/", 3);
        var id = path[2];
        var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        calls.add(new Call(path[1], id, authorization));
        var file = files.get(id);
        try (exchange) {
            if (!authorization.equals(TOKEN)) {
                respond(exchange, 401, "<html>log in</html>".getBytes(StandardCharsets.UTF_8));
            } else if (file == null) {
                error(404, 100).to(exchange, new byte[0]);
            } else if (path[1].equals("cdn")) {
                next(downloads, id, (one, bytes) -> respond(one, 200, bytes)).to(exchange, file);
            } else {
                next(descriptions, id, told(link(id))).to(exchange, file);
            }
        }
    }

    private static Answer next(Map<String, Deque<Answer>> scripts, String id, Answer otherwise) {
        var script = scripts.get(id);
        var answer = script == null ? null : script.poll();
        return answer == null ? otherwise : answer;
    }

    /** The API tells this address. */
    static Answer told(String link) {
        return (exchange, file) -> respond(exchange, 200, """
                {"messaging_product":"whatsapp","url":"%s","sha256":"%s","file_size":"%d"}""".formatted(link, Samples.hex(file), file.length)
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Meta's error. */
    static Answer error(int status, int code) {
        return (exchange, _) -> respond(exchange, status, """
                {"error":{"message":"words","code":%d}}""".formatted(code).getBytes(StandardCharsets.UTF_8));
    }

    /** Other bytes than those of the file. */
    static Answer bytes(byte[] others) {
        return (exchange, _) -> respond(exchange, 200, others);
    }

    /** Leads elsewhere. */
    static Answer redirectTo(String link) {
        return (exchange, _) -> {
            exchange.getResponseHeaders().add("Location", link);
            respond(exchange, 302, new byte[0]);
        };
    }

    /** Never ends, as fast as the reader takes it. */
    static Answer endless() {
        return (exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[8_192]);
            }
        };
    }

    /** Never ends, a byte now and then. */
    static Answer trickle() {
        return (exchange, _) -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(50_000_000);
            }
        };
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
