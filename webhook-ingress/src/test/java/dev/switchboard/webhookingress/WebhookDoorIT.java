package dev.switchboard.webhookingress;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.switchboard.localstack.testing.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
@TestProfile(IngressProfile.class)
@QuarkusTestResource(RealInfrastructure.class)
class WebhookDoorIT {

    private static final String PATH = "/webhooks/whatsapp";
    private static final String FORMED_SIGNATURE = "sha256=" + "0".repeat(64);

    @TestHTTPResource("/")
    URI root;

    @Test
    void answersTheChallengeBare() {
        given().queryParam("hub.mode", "subscribe")
                .queryParam("hub.verify_token", IngressProfile.VERIFY_TOKEN)
                .queryParam("hub.challenge", "1158201444")
                .get(PATH)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(equalTo("1158201444"));
    }

    @ParameterizedTest
    @CsvSource({"subscribe, wrong-token", "unsubscribe, local-verify-token", "subscribe, ''"})
    void refusesAChallengeThatIsNotMetas(String mode, String token) {
        given().queryParam("hub.mode", mode)
                .queryParam("hub.verify_token", token)
                .queryParam("hub.challenge", "1158201444")
                .get(PATH)
                .then()
                .statusCode(403)
                .body(equalTo(""));
    }

    @Test
    void refusesAQuestionWithoutParameters() {
        given().get(PATH).then().statusCode(403);
    }

    @Test
    void refusesFiveMegabytesByTheirLengthBeforeTheyAreSent() throws IOException {
        try (var socket = connect()) {
            // When
            send(socket, "Content-Length: 5242880\r\nX-Hub-Signature-256: " + FORMED_SIGNATURE + "\r\n\r\n");

            // Then
            assertThat(answer(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void refusesFiveMegabytesThatAreSent() {
        // Given
        var body = new byte[5 * 1024 * 1024];

        // When
        var status = new Meta(root).deliver(body, Meta.signature(body, IngressProfile.SECRET));

        // Then
        assertThat(status).isEqualTo(413);
    }

    @Test
    void refusesChunksAsSoonAsTheyExceedTheLimit() throws IOException {
        try (var socket = connect()) {
            // Given
            var chunk = "100000\r\n" + "x".repeat(0x100000) + "\r\n";
            send(socket, "Transfer-Encoding: chunked\r\nX-Hub-Signature-256: " + FORMED_SIGNATURE + "\r\n\r\n");

            // When
            for (var megabyte = 0; megabyte < 5; megabyte++) {
                write(socket, chunk);
            }

            // Then
            assertThat(answer(socket)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void refusesASenderThatStopsInTheMiddleOfABody() throws IOException {
        try (var socket = connect()) {
            // When
            send(socket, "Content-Length: 1000\r\nX-Hub-Signature-256: " + FORMED_SIGNATURE + "\r\n\r\nhalf a body");

            // Then
            assertThat(answer(socket)).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void isReadyOnceTheTopicsAreFound() {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void describesItselfAsOpenApi() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body(
                        "paths.'/webhooks/whatsapp'.post.responses.keySet()",
                        org.hamcrest.Matchers.hasItems("200", "401", "413", "503"));
    }

    private Socket connect() throws IOException {
        var socket = new Socket(root.getHost(), root.getPort());
        socket.setSoTimeout((int) Duration.ofSeconds(10).toMillis());
        return socket;
    }

    private static void send(Socket socket, String restOfRequest) throws IOException {
        write(socket, "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\n" + restOfRequest);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String answer(Socket socket) throws IOException {
        var buffer = new byte[256];
        var read = socket.getInputStream().read(buffer);
        return read < 0 ? "closed" : new String(buffer, 0, read, StandardCharsets.US_ASCII);
    }
}
