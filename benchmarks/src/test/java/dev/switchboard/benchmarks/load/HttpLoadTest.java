package dev.switchboard.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpLoadTest {

    private static final String PATH = "/webhooks/whatsapp";
    private static final String SECRET = "local-app-secret";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void countsAnswersByTheirMeaningAndSignsEachBody() {
        // Given
        var signature = new Signature(SECRET);
        var seen = new AtomicInteger();
        server.createContext(PATH, exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            String expected;
            synchronized (signature) {
                expected = signature.of(body);
            }
            var status = !expected.equals(exchange.getRequestHeaders().getFirst(Signature.HEADER))
                    ? 401
                    : seen.incrementAndGet() % 4 == 0 ? 503 : 200;
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });

        // When
        var result = load(4).run(new Pace.Scheduled(400, Duration.ofMillis(500)));

        // Then
        assertThat(result.ok()).isEqualTo(150);
        assertThat(result.busy()).isEqualTo(50);
        assertThat(result.failures()).isEqualTo(50);
        assertThat(result.latencies().getTotalCount()).isEqualTo(150);
    }

    @Test
    void countsTheTimeThatWaitingRequestsLostToAStall() {
        // Given
        var first = new AtomicInteger();
        server.createContext(PATH, exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (first.getAndIncrement() == 0) {
                awaitNothing(300);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });

        // When
        var result = load(1).run(new Pace.Scheduled(100, Duration.ofMillis(400)));

        // Then: the requests that were due during the stall waited, though none was on the wire
        assertThat(result.ok()).isEqualTo(40);
        assertThat(result.millisAt(50)).isGreaterThan(50);
        assertThat(result.longestMillis()).isGreaterThan(250);
    }

    @Test
    void countsConnectionsThatBreak() {
        // Given
        server.createContext(PATH, exchange -> {
            exchange.getRequestBody().readAllBytes();
            throw new IOException("the target gives up");
        });

        // When
        var result = load(2).run(new Pace.Scheduled(50, Duration.ofMillis(200)));

        // Then
        assertThat(result.ok()).isZero();
        assertThat(result.broken()).isEqualTo(10);
    }

    private HttpLoad load(int connections) {
        var requests = SignedRequests.prepare(50, PATH, SECRET, WebhookBodies::single);
        return new HttpLoad(server.getAddress().getPort(), requests, connections);
    }

    private static void awaitNothing(long millis) {
        try {
            assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS))
                    .isFalse();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
