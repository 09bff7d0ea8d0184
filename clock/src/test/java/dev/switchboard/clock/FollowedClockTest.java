package dev.switchboard.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowedClockTest {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private HttpServer server;
    private volatile String answer = "{\"offset\":\"PT0S\"}";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void followsTheOffset() {
        try (var clock = follow()) {
            // When
            answer = "{\"offset\":\"PT23H\"}";

            // Then
            await().untilAsserted(() -> assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(23))));
        }
    }

    @Test
    void knowsFromItsStartHowFarTimeWasMoved() {
        // Given
        answer = "{\"offset\":\"PT25H\"}";

        // When
        try (var clock = follow()) {
            // Then
            assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(25)));
        }
    }

    @Test
    void keepsTheLastOffsetWhenTheAnswerIsRubbish() {
        try (var clock = follow()) {
            // Given
            answer = "{\"offset\":\"PT1H\"}";
            await().until(() -> clock.instant().isAfter(NOON));

            // When
            answer = "<html>";

            // Then
            await().during(Duration.ofMillis(100))
                    .untilAsserted(() -> assertThat(clock.instant()).isEqualTo(NOON.plus(Duration.ofHours(1))));
        }
    }

    private FollowedClock follow() {
        var url =
                URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
        return new FollowedClock(url, Duration.ofMillis(10), InstantSource.fixed(NOON));
    }
}
