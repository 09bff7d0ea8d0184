package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.NUMBER;
import static dev.switchboard.simulator.Door.TOKEN;
import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.graph;
import static dev.switchboard.simulator.Door.look;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls: from customers, who may always, and from the business, which has to be allowed to. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
class CallsIT {

    private static final String ANA = "5511900000001";
    private static final Map<String, String> OFFER = Map.of("sdp_type", "offer", "sdp", "v=0");
    private static final Map<String, String> ANSWER = Map.of("sdp_type", "answer", "sdp", "v=0");

    @BeforeEach
    void startAfresh() {
        Door.startAfresh();
        authorised()
                .body(Map.of("calling", Map.of("status", "ENABLED")))
                .post("/v25.0/" + NUMBER + "/settings")
                .then()
                .statusCode(200);
    }

    @Test
    void takesACustomersCallAndHangsUp() {
        // Given
        String call = customerRings();
        await().untilAsserted(() -> assertThat(events()).containsExactly("connect"));
        var ringing = calls().getFirst();
        assertThat(ringing.path("from").asText()).isEqualTo(ANA);
        assertThat(ringing.path("direction").asText()).isEqualTo("USER_INITIATED");
        assertThat(ringing.at("/session/sdp_type").asText()).isEqualTo("offer");

        // When
        act("pre_accept", call, ANSWER).statusCode(200).body("success", equalTo(true));
        act("accept", call, ANSWER).statusCode(200);
        control("clock", Map.of("advance", "PT90S")).statusCode(200);
        act("terminate", call, null).statusCode(200);

        // Then
        await().untilAsserted(() -> assertThat(events()).containsExactly("connect", "terminate"));
        assertThat(calls().getLast().path("status").asText()).isEqualTo("COMPLETED");
        assertThat(calls().getLast().path("duration").asInt()).isBetween(90, 95);
        act("terminate", call, null).statusCode(400).body("error.code", equalTo(131009));
        look("customers/" + ANA + "/chat").body("windowOpen", equalTo(true));
    }

    @Test
    void endsACallThatNobodyTakes() {
        // When
        customerRings();

        // Then
        await().untilAsserted(() -> assertThat(events()).containsExactly("connect", "terminate"));
        assertThat(calls().getLast().path("status").asText()).isEqualTo("FAILED");
        look("calls").body("[0].state", equalTo("ended"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject", "terminate"})
    void refusesACustomersCall(String action) {
        var call = customerRings();

        act(action, call, null).statusCode(200);

        await().untilAsserted(() -> assertThat(events()).contains("terminate"));
    }

    @Test
    void ringsNobodyWhoHasNotAllowedIt() {
        ring().statusCode(401).body("error.code", equalTo(138006));
        permissions()
                .body("permission.status", equalTo("no_permission"))
                .body("actions[1].can_perform_action", equalTo(false));
    }

    @Test
    void ringsWhoAllowsItForSevenDays() {
        // Given
        customerAnswers("accept", false);
        permissions()
                .body("permission.status", equalTo("temporary"))
                .body("permission.expiration_time", notNullValue())
                .body("actions[1].can_perform_action", equalTo(true));

        // When
        String call = ring().statusCode(200)
                .body("calls[0].id", startsWith("wacid."))
                .extract()
                .path("calls[0].id");
        ring().statusCode(400).body("error.code", equalTo(138003));
        control("calls/" + call, Map.of("action", "accept")).statusCode(200).body("state", equalTo("accepted"));
        control("calls/" + call, Map.of("action", "hang-up")).statusCode(200);

        // Then
        await().untilAsserted(() -> assertThat(statuses(call)).containsExactlyInAnyOrder("RINGING", "ACCEPTED"));
        await().untilAsserted(() -> assertThat(events()).containsExactlyInAnyOrder("connect", "terminate"));
        assertThat(calls()).allSatisfy(item -> {
            assertThat(item.path("direction").asText()).isEqualTo("BUSINESS_INITIATED");
            assertThat(item.path("to").asText()).isEqualTo(ANA);
        });
        permissions().body("actions[1].limits[0].current_usage", equalTo(1));
        control("clock", Map.of("advance", "P7D")).statusCode(200);
        ring().body("error.code", equalTo(138006));
    }

    @Test
    void losesThePermissionAfterFourCallsThatNobodyTook() {
        // Given
        customerAnswers("accept", true);

        // When
        for (var time = 0; time < 4; time++) {
            String call = ring().statusCode(200).extract().path("calls[0].id");
            control("calls/" + call, Map.of("action", "reject")).statusCode(200);
        }

        // Then
        ring().body("error.code", equalTo(138006));
        await().untilAsserted(() -> assertThat(events()).hasSize(4));
        assertThat(calls())
                .allSatisfy(item -> assertThat(item.path("status").asText()).isEqualTo("FAILED"));
    }

    @Test
    void asksOnceADayAndTwiceAWeek() {
        // Given
        customerWrites(ANA, Map.of("text", "Hola"));

        // When
        askToCall().statusCode(200);

        // Then
        askToCall().statusCode(400).body("error.code", equalTo(138009));
        later();
        askToCall().statusCode(200);
        later();
        askToCall().body("error.code", equalTo(138009));
        customerAnswers("accept", true);
        askToCall().body("error.code", equalTo(138017));
        permissions().body("permission.status", equalTo("permanent"));
        customerAnswers("reject", false);
        permissions().body("permission.status", equalTo("no_permission"));
    }

    @Test
    void wantsCallingSwitchedOnAndASession() {
        customerAnswers("accept", true);
        var call = customerRings();

        act("accept", call, null).statusCode(400).body("error.code", equalTo(131008));
        act("accept", call, OFFER).statusCode(400).body("error.code", equalTo(131009));
        act("whistle", call, ANSWER).statusCode(400);
        authorised()
                .body(Map.of("messaging_product", "whatsapp", "to", ANA, "action", "connect", "session", OFFER))
                .post("/v25.0/100000000000002/calls")
                .then()
                .statusCode(401)
                .body("error.code", equalTo(138000));
        control("calls", Map.of("from", ANA, "phoneNumberId", "100000000000002"))
                .statusCode(400)
                .body("error", containsString("settings"));
    }

    private static void later() {
        control("clock", Map.of("advance", "PT24H")).statusCode(200);
        customerWrites(ANA, Map.of("text", "Still here"));
    }

    private static String customerRings() {
        return control("calls", Map.of("from", ANA)).statusCode(200).extract().path("id");
    }

    private static void customerAnswers(String response, boolean permanent) {
        customerWrites(
                ANA,
                Map.of(
                        "type",
                        "interactive",
                        "interactive",
                        Map.of(
                                "type",
                                "call_permission_reply",
                                "call_permission_reply",
                                Map.of("response", response, "is_permanent", permanent))));
    }

    private static ValidatableResponse askToCall() {
        return graph(Map.of(
                "messaging_product",
                "whatsapp",
                "to",
                ANA,
                "type",
                "interactive",
                "interactive",
                Map.of(
                        "type",
                        "call_permission_request",
                        "body",
                        Map.of("text", "May we call?"),
                        "action",
                        Map.of("name", "call_permission_request"))));
    }

    private static ValidatableResponse ring() {
        return call(Map.of("messaging_product", "whatsapp", "to", "+" + ANA, "action", "connect", "session", OFFER));
    }

    private static ValidatableResponse act(String action, String call, @Nullable Map<String, String> session) {
        return call(
                session == null
                        ? Map.of("messaging_product", "whatsapp", "call_id", call, "action", action)
                        : Map.of(
                                "messaging_product",
                                "whatsapp",
                                "call_id",
                                call,
                                "action",
                                action,
                                "session",
                                session));
    }

    private static ValidatableResponse call(Map<String, ?> body) {
        return authorised().body(body).post("/v25.0/" + NUMBER + "/calls").then();
    }

    private static ValidatableResponse permissions() {
        return authorised()
                .get("/v25.0/" + NUMBER + "/call_permissions?user_wa_id=" + ANA)
                .then()
                .statusCode(200);
    }

    private static List<JsonNode> calls() {
        return Receiver.changes("calls").stream()
                .filter(value -> value.has("calls"))
                .map(value -> value.at("/calls/0"))
                .toList();
    }

    private static List<String> events() {
        return calls().stream().map(item -> item.path("event").asText()).toList();
    }

    private static List<String> statuses(String call) {
        return Receiver.changes("calls").stream()
                .map(value -> value.at("/statuses/0"))
                .filter(status -> status.path("id").asText().equals(call)
                        && status.path("type").asText().equals("call"))
                .map(status -> status.path("status").asText())
                .toList();
    }

    private static RequestSpecification authorised() {
        return given().header("Authorization", "Bearer " + TOKEN).contentType("application/json");
    }
}
