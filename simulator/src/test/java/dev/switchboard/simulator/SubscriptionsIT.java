package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.NUMBER;
import static dev.switchboard.simulator.Door.TOKEN;
import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.look;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who hears of the account, and where; how webhooks are written, and that they come again. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class SubscriptionsIT {

    private static final String ANA = "5511900000001";
    private static final String APPS = "/v25.0/200000000000001/subscribed_apps";
    private static final String SECOND = "100000000000002";

    private String base;

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
        base = look("account").extract().path("callbackUrl");
    }

    @Test
    void tellsNothingWhileTheAppIsNotSubscribed() {
        // Given
        authorised().delete(APPS).then().statusCode(200).body("success", equalTo(true));

        // When
        customerWrites(ANA, Map.of("text", "Hola"));

        // Then
        look("webhooks").body("state", equalTo(List.of("withheld")));
        authorised().get(APPS).then().body("data", hasSize(0));
        subscribe(Map.of("override_callback_uri", base + "/account", "verify_token", "local-verify-token"))
                .statusCode(400)
                .body("error.code", equalTo(100));
        authorised().post(APPS).then().statusCode(200);
        customerWrites(ANA, Map.of("text", "Still there?"));
        await().untilAsserted(() -> assertThat(Receiver.messages()).hasSize(1));
        authorised().get(APPS).then().body("data[0].whatsapp_business_api_data.id", equalTo("300000000000001"));
    }

    @Test
    void prefersTheAddressOfTheNumberToThatOfTheAccountToThatOfTheApp() {
        // Given
        subscribe(override("/account")).statusCode(200);
        number(override("/number")).statusCode(200);

        // When
        customerWrites(ANA, Map.of("text", "To the first"));
        customerWrites(ANA, Map.of("text", "To the second", "phoneNumberId", SECOND));
        control("templates/700000000000001", Map.of("status", "PAUSED")).statusCode(200);

        // Then
        await().untilAsserted(() -> assertThat(Receiver.webhooks()).hasSize(3));
        assertThat(Receiver.webhooks())
                .extracting(Receiver.Webhook::path)
                .containsExactlyInAnyOrder("/webhooks/number", "/webhooks/account", "/webhooks");
        assertThat(Receiver.webhooks())
                .filteredOn(webhook -> webhook.path().equals("/webhooks"))
                .singleElement()
                .satisfies(webhook -> assertThat(webhook.text()).contains("PAUSED"));
    }

    @Test
    void showsAddressesAndTakesThemAwayAgain() {
        // Given
        subscribe(override("/account")).statusCode(200);
        number(override("/number")).statusCode(200);
        authorised().get(APPS).then().body("data[0].override_callback_uri", equalTo(base + "/account"));
        configuration()
                .body("webhook_configuration.phone_number", equalTo(base + "/number"))
                .body("webhook_configuration.whatsapp_business_account", equalTo(base + "/account"))
                .body("webhook_configuration.application", equalTo(base));

        // When
        number(Map.of("override_callback_uri", "")).statusCode(200);
        authorised().post(APPS).then().statusCode(200);

        // Then
        configuration()
                .body("webhook_configuration.phone_number", nullValue())
                .body("webhook_configuration.whatsapp_business_account", nullValue());
        authorised().get(APPS).then().body("data[0].override_callback_uri", nullValue());
    }

    @Test
    void refusesAnAddressThatDoesNotAnswerWithTheChallenge() {
        // Given
        Receiver.answerChallenge("\"17\"");

        // When
        subscribe(override("/account"))
                .statusCode(400)
                .body("error.code", equalTo(2200))
                .body("error.message", containsString("verification failed"));

        // Then
        subscribe(Map.of("override_callback_uri", base + "/account", "verify_token", "another"))
                .body("error.message", containsString("403"));
        number(Map.of("override_callback_uri", "http://127.0.0.1:1/webhooks", "verify_token", "x"))
                .body("error.code", equalTo(2200));
        configuration().body("webhook_configuration.whatsapp_business_account", nullValue());
    }

    @Test
    void waitsSixSecondsForTheChallenge() {
        // Given
        Receiver.delayChallenge(Duration.ofSeconds(8));
        var start = System.nanoTime();

        // When
        subscribe(override("/account")).statusCode(400).body("error.code", equalTo(2200));

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hooks.example.com/a", "http://10.0.0.1/a", "http://127.0.0.1.example.com/a"})
    void callsNobodyElsesMachine(String address) {
        subscribe(Map.of("override_callback_uri", address, "verify_token", "local-verify-token"))
                .statusCode(400)
                .body("error.code", equalTo(100))
                .body("error.error_data.details", containsString("loopback"));
    }

    @Test
    void refusesWhatIsNoAddress() {
        subscribe(Map.of("override_callback_uri", "hooks", "verify_token", "x")).statusCode(400);
        subscribe(Map.of("override_callback_uri", base + "/" + "a".repeat(200), "verify_token", "x"))
                .body("error.code", equalTo(100));
        subscribe(Map.of("override_callback_uri", base)).body("error.code", equalTo(131008));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pretty", "shuffled"})
    void writesInAnotherHandAndSignsIt(String hand) {
        // Given
        control("webhook/handwriting", Map.of("hand", hand)).statusCode(200).body("hand", equalTo(hand));

        // When
        customerWrites(ANA, Map.of("text", "¡Olé!"));

        // Then
        await().untilAsserted(() -> assertThat(Receiver.webhooks()).hasSize(1));
        var webhook = Receiver.webhooks().getFirst();
        assertThat(webhook.isSignedWith("local-app-secret")).isTrue();
        assertThat(webhook.text()).doesNotStartWith("{\"object\"").contains("\\u00a1");
        assertThat(webhook.value().at("/messages/0/text/body").asText()).isEqualTo("¡Olé!");
        control("webhook/handwriting", Map.of("hand", "upside-down")).statusCode(400);
    }

    @Test
    void sendsTheIdenticalBytesAgainEightDaysLater() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola"));
        await().untilAsserted(() -> assertThat(Receiver.webhooks()).hasSize(1));
        int id = look("webhooks").extract().path("[0].id");

        // When
        control("clock", Map.of("advance", "P8D")).statusCode(200);
        given().post("/_sim/webhooks/" + id + "/again").then().statusCode(202);

        // Then
        await().untilAsserted(() -> assertThat(Receiver.webhooks()).hasSize(2));
        assertThat(Receiver.webhooks().getLast().body())
                .isEqualTo(Receiver.webhooks().getFirst().body());
        given().post("/_sim/webhooks/0/again").then().statusCode(400);
    }

    private Map<String, String> override(String path) {
        return Map.of("override_callback_uri", base + path, "verify_token", "local-verify-token");
    }

    private static ValidatableResponse subscribe(Map<String, String> body) {
        return authorised().body(body).post(APPS).then();
    }

    private static ValidatableResponse number(Map<String, String> configuration) {
        return authorised()
                .body(Map.of("webhook_configuration", configuration))
                .post("/v25.0/" + NUMBER)
                .then();
    }

    private static ValidatableResponse configuration() {
        return authorised()
                .get("/v25.0/" + NUMBER + "?fields=webhook_configuration")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification authorised() {
        return given().header("Authorization", "Bearer " + TOKEN).contentType("application/json");
    }
}
