package dev.switchboard.outboundsender.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Meta's Resumable Upload API: takes one file at a time, and lets connections break where a test wants it. */
public final class ScriptedSamples {

    /** The session as Meta names it, which is part of an address. */
    public static final String SESSION = "upload:MTphdHRh?sig=ARZqkGCA";

    /** What a complete file is known by. */
    public static final String HANDLE = "4::aW1hZ2UvanBlZw==:ARZ";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final AtomicInteger breaks = new AtomicInteger();
    private volatile int bytesBeforeBreak;
    private volatile long expected;

    /** The connection breaks so often, each time after so many bytes more. */
    public void breaks(int times, int afterBytes) {
        breaks.set(times);
        bytesBeforeBreak = afterBytes;
    }

    /** Requests so far, with scheme of authorisation and offset. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The file as it was put together. */
    public synchronized byte[] received() {
        return received.toByteArray();
    }

    boolean handles(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        return path.endsWith("/uploads") || path.contains("/upload:");
    }

    synchronized void handle(HttpExchange exchange) throws IOException {
        var authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        var offset = exchange.getRequestHeaders().getFirst("file_offset");
        requests.add("%s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        authorization.split(" ", 2)[0],
                        offset == null ? "-" : offset));
        if (exchange.getRequestURI().getPath().endsWith("/uploads")) {
            received.reset();
            expected = Long.parseLong(exchange.getRequestURI().getQuery().replaceAll(".*file_length=(\\d+).*", "$1"));
            respond(exchange, "{\"id\":\"%s\"}".formatted(SESSION));
        } else if (exchange.getRequestMethod().equals("GET")) {
            respond(exchange, "{\"id\":\"%s\",\"file_offset\":%d}".formatted(SESSION, received.size()));
        } else {
            take(exchange, Long.parseLong(String.valueOf(offset)));
        }
        exchange.close();
    }

    private void take(HttpExchange exchange, long offset) throws IOException {
        if (offset != received.size()) {
            throw new IllegalStateException("bytes from %d, and %d are there".formatted(offset, received.size()));
        }
        if (breaks.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
            received.write(exchange.getRequestBody().readNBytes(bytesBeforeBreak));
            return;
        }
        received.write(exchange.getRequestBody().readAllBytes());
        if (received.size() != expected) {
            throw new IllegalStateException("%d bytes of %d".formatted(received.size(), expected));
        }
        respond(exchange, "{\"h\":\"%s\"}".formatted(HANDLE));
    }

    private static void respond(HttpExchange exchange, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
