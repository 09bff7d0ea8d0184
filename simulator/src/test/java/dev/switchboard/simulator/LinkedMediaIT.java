package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.graph;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files by link, where Meta fetches them. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
@TestProfile(LinkedMediaIT.Fetching.class)
class LinkedMediaIT {

    private static final String ANA = "5511900000001";

    private final Map<String, AtomicInteger> fetches = new ConcurrentHashMap<>();
    private HttpServer shop;

    @BeforeEach
    void givenAShopWithFiles() throws IOException {
        Door.startAfresh();
        customerWrites(ANA, Map.of("text", "Hola"));
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/a.png", 200, "image/png", 10);
        serve("/a.txt", 200, "text/plain; charset=utf-8", 10);
        serve("/gone.png", 404, "image/png", 10);
        serve("/moved.png", 302, "image/png", 10);
        serve("/huge.png", 200, "image/png", 5 * 1024 * 1024 + 1);
        shop.start();
    }

    @AfterEach
    void closeTheShop() {
        shop.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "image, /gone.png, 404",
        "image, /moved.png, 302",
        "image, /a.txt, Unsupported media type",
        "image, /huge.png, larger than 5242880",
        "image, /nothing.png, 404",
    })
    void failsAfterwardsWhatCannotBeFetchedOrSent(String type, String path, String words) {
        // When
        var wamid = send(type, link(path));

        // Then
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid)).hasSize(1));
        var error = Receiver.statusesOf(wamid).getFirst().at("/errors/0");
        assertThat(error.path("code").asInt()).isEqualTo(131053);
        assertThat(error.at("/error_data/details").asText()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"image, /a.png", "document, /a.txt"})
    void sendsWhatFits(String type, String path) {
        var wamid = send(type, link(path));

        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid))
                .extracting(status -> status.path("status").asText())
                .containsExactly("sent", "delivered", "read"));
    }

    @Test
    void remembersTenMinutesWhatCameOfALink() {
        // Given
        sendAndWait("/a.png");
        sendAndWait("/a.png");
        assertThat(fetches.get("/a.png")).hasValue(1);

        // When
        control("clock", Map.of("advance", "PT10M")).statusCode(200);
        sendAndWait("/a.png");

        // Then
        assertThat(fetches.get("/a.png")).hasValue(2);
    }

    @Test
    void looksIntoHeadersToo() {
        // When
        String wamid = graph(Map.of(
                        "messaging_product",
                        "whatsapp",
                        "to",
                        ANA,
                        "type",
                        "interactive",
                        "interactive",
                        Map.of(
                                "type",
                                "cta_url",
                                "header",
                                Map.of("type", "image", "image", Map.of("link", link("/gone.png"))),
                                "body",
                                Map.of("text", "Look"),
                                "action",
                                Map.of(
                                        "name",
                                        "cta_url",
                                        "parameters",
                                        Map.of("display_text", "Shop", "url", "https://example.com")))))
                .statusCode(200)
                .extract()
                .path("messages[0].id");

        // Then
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid))
                .extracting(status -> status.path("status").asText())
                .containsExactly("failed"));
    }

    @Test
    void takesUnseenWhatLiesOnAnotherMachine() {
        var wamid = send("image", "https://cdn.example.com/a.png");

        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid)).hasSize(3));
    }

    private void sendAndWait(String path) {
        var wamid = send("image", link(path));
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid)).isNotEmpty());
    }

    private static String send(String type, String link) {
        return graph(Map.of("messaging_product", "whatsapp", "to", ANA, "type", type, type, Map.of("link", link)))
                .statusCode(200)
                .extract()
                .path("messages[0].id");
    }

    private String link(String path) {
        return "http://127.0.0.1:" + shop.getAddress().getPort() + path;
    }

    private void serve(String path, int status, String type, int size) {
        fetches.put(path, new AtomicInteger());
        shop.createContext(path, exchange -> {
            try (exchange) {
                fetches.get(path).incrementAndGet();
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.sendResponseHeaders(status, size);
                exchange.getResponseBody().write(new byte[size]);
            }
        });
    }

    /** Fetches links. */
    public static class Fetching implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("switchboard.simulator.fetch-links", "true");
        }
    }
}
