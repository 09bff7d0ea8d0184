package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.NUMBER;
import static dev.switchboard.simulator.Door.TOKEN;
import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.graph;
import static dev.switchboard.simulator.Door.look;
import static dev.switchboard.simulator.Door.sendText;
import static dev.switchboard.simulator.Door.text;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a number goes through besides messages: registration, username, QR codes, commands; and the history of messages. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class NumberLifeIT {

    private static final String ANA = "5511900000001";

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
        customerWrites(ANA, Map.of("text", "Hola"));
    }

    @Test
    void sendsNothingBetweenDeregistrationAndRegistration() {
        // When
        call("deregister", Map.of()).statusCode(200).body("success", equalTo(true));

        // Then
        graph(text(ANA, "Buenas")).statusCode(400).body("error.code", equalTo(133010));
        call("deregister", Map.of()).statusCode(400).body("error.code", equalTo(133010));
        register("123456").statusCode(200);
        sendText(ANA, "Buenas");
    }

    @Test
    void keepsThePinAndTellsThatItChanged() {
        // Given
        ask("?fields=is_pin_enabled").body("is_pin_enabled", equalTo(false));

        // When
        authorised()
                .body(Map.of("pin", "654321"))
                .post("/v25.0/" + NUMBER)
                .then()
                .statusCode(200);

        // Then
        ask("?fields=is_pin_enabled").body("is_pin_enabled", equalTo(true));
        await().untilAsserted(() -> assertThat(Receiver.changes("security"))
                .singleElement()
                .satisfies(value -> assertThat(value.path("event").asText()).isEqualTo("PIN_CHANGED")));
        for (var guess = 0; guess < 5; guess++) {
            register("000000").statusCode(400).body("error.code", equalTo(133005));
        }
        register("654321").body("error.code", equalTo(133008));
        control("clock", Map.of("advance", "PT1H")).statusCode(200);
        register("654321").statusCode(200);
        authorised().body(Map.of("pin", "12")).post("/v25.0/" + NUMBER).then().statusCode(400);
    }

    @Test
    void registersTenTimesInThreeDays() {
        for (var time = 0; time < 10; time++) {
            register("123456").statusCode(200);
        }

        register("123456").statusCode(400).body("error.code", equalTo(133016));
        control("clock", Map.of("advance", "PT72H")).statusCode(200);
        register("123456").statusCode(200);
    }

    @Test
    void verifiesANumberByTheCodeThatItWasSent() {
        // Given
        control("numbers/" + NUMBER, Map.of("status", "UNVERIFIED")).statusCode(204);
        register("123456").body("error.code", equalTo(133006));
        ask("?fields=code_verification_status").body("code_verification_status", equalTo("NOT_VERIFIED"));

        // When
        call("request_code", Map.of("code_method", "SMS", "language", "en_US")).statusCode(200);
        String code = look("numbers/" + NUMBER).extract().path("verificationCode");

        // Then
        call("verify_code", Map.of("code", "x" + code)).statusCode(400);
        call("verify_code", Map.of("code", code)).statusCode(200);
        register("123456").statusCode(200);
        call("request_code", Map.of("code_method", "PIGEON", "language", "en")).statusCode(400);
    }

    @Test
    void takesAUsernameFromItsOtherNumberOnlyByForce() {
        // Given
        username(NUMBER, Map.of("username", "invented.shop")).statusCode(200).body("status", equalTo("approved"));

        // When
        username("100000000000002", Map.of("username", "invented.shop"))
                .statusCode(400)
                .body("error.code", equalTo(147005));
        username("100000000000002", Map.of("username", "invented.shop", "force_transfer", true))
                .statusCode(200);

        // Then
        ask("/username").body("username", nullValue());
        authorised().get("/v25.0/100000000000002?fields=username").then().body("username", equalTo("invented.shop"));
        ask("/username_suggestions").body("data[0].username_suggestions", hasSize(2));
        authorised()
                .delete("/v25.0/100000000000002/username")
                .then()
                .statusCode(200)
                .body("success", equalTo(true));
        await().untilAsserted(() -> assertThat(Receiver.changes("business_username_update"))
                .extracting(value -> value.path("status").asText())
                .containsExactlyInAnyOrder("approved", "approved", "deleted"));
    }

    @ParameterizedTest
    @CsvSource({"ab, 147001", "123456, 147001", "shop!, 147001", "whatsapp, 147002"})
    void refusesANameThatCannotBeHad(String name, int code) {
        username(NUMBER, Map.of("username", name)).statusCode(400).body("error.code", equalTo(code));
    }

    @Test
    void makesShowsChangesAndDeletesAQrCode() {
        // Given
        String code = call("message_qrdls", Map.of("prefilled_message", "I want a pizza", "generate_qr_image", "SVG"))
                .statusCode(200)
                .body("deep_link_url", startsWith("https://wa.me/message/"))
                .body("qr_image_url", notNullValue())
                .extract()
                .path("code");

        // When
        call("message_qrdls", Map.of("code", code, "prefilled_message", "Two pizzas"))
                .statusCode(200);

        // Then
        ask("/message_qrdls/" + code).body("data[0].prefilled_message", equalTo("Two pizzas"));
        ask("/message_qrdls").body("data.code", equalTo(List.of(code)));
        authorised()
                .delete("/v25.0/" + NUMBER + "/message_qrdls/" + code)
                .then()
                .statusCode(200);
        ask("/message_qrdls").body("data", hasSize(0));
        call("message_qrdls", Map.of("prefilled_message", "x".repeat(141))).statusCode(400);
        call("message_qrdls", Map.of("code", code, "prefilled_message", "x")).statusCode(400);
    }

    @Test
    void keepsIceBreakersAndCommands() {
        call(
                        "conversational_automation",
                        Map.of(
                                "enable_welcome_message",
                                false,
                                "prompts",
                                List.of("Where is my order?"),
                                "commands",
                                List.of(Map.of("command_name", "help", "command_description", "What I can do"))))
                .statusCode(200);

        ask("?fields=conversational_automation")
                .body("conversational_automation.prompts", equalTo(List.of("Where is my order?")))
                .body("conversational_automation.commands[0].command_name", equalTo("help"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompts\":[\"1\",\"2\",\"3\",\"4\"]}",
                "{\"prompts\":[\"\"]}",
                "{\"commands\":[{\"command_name\":\"a command with a very long name indeed\",\"command_description\":\"x\"}]}",
                "{\"enable_welcome_message\":\"perhaps\"}"
            })
    void refusesMoreThanAPhoneCanShow(String components) {
        call("conversational_automation", components).statusCode(400);
    }

    @Test
    void tellsTheHistoryOfAMessageToWhoLostItsWebhooks() {
        // Given
        Receiver.answerNext(503, 503, 503, 503);
        var wamid = sendText(ANA, "Buenas");
        await().untilAsserted(() -> assertThat(Receiver.statusesOf(wamid)).hasSizeGreaterThanOrEqualTo(3));

        // When
        String id = await().until(
                        () -> ask("/message_history?message_id=" + wamid)
                                .body("data", hasSize(1))
                                .extract()
                                .<String>path("data[0].id"),
                        found -> found != null);

        // Then
        await().untilAsserted(() -> authorised()
                .get("/v25.0/" + id + "/events?limit=500")
                .then()
                .statusCode(200)
                .body("data.delivery_status", equalTo(List.of("ACCEPTED", "SENT", "DELIVERED", "READ")))
                .body("data[0].webhook_update_state", nullValue())
                .body("data[3].webhook_update_state", equalTo("DELIVERED"))
                .body("data[1].webhook_uri", startsWith("http://127.0.0.1")));
        ask("/message_history?message_id=wamid.unknown").body("data", hasSize(0));
        authorised().get("/v25.0/" + NUMBER + "/message_history").then().statusCode(400);
        authorised().get("/v25.0/17/events").then().statusCode(400);
    }

    private static ValidatableResponse register(String pin) {
        return call("register", Map.of("messaging_product", "whatsapp", "pin", pin));
    }

    private static ValidatableResponse username(String number, Map<String, ?> body) {
        return authorised().body(body).post("/v25.0/" + number + "/username").then();
    }

    private static ValidatableResponse call(String edge, Object body) {
        return authorised().body(body).post("/v25.0/" + NUMBER + "/" + edge).then();
    }

    private static ValidatableResponse ask(String rest) {
        return authorised().get("/v25.0/" + NUMBER + rest).then().statusCode(200);
    }

    private static RequestSpecification authorised() {
        return given().header("Authorization", "Bearer " + TOKEN).contentType("application/json");
    }
}
