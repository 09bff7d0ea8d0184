package dev.switchboard.simulator;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.regex.Pattern;

/** Calls the simulator as a business does, and its controls as a tester does. */
final class Door {

    static final String NUMBER = "100000000000001";
    static final String TOKEN = "local-access-token";

    private static final Pattern NOTHING_UNDER_WAY =
            Pattern.compile("^switchboard_simulator_webhooks_pending\\S* 0\\.0$", Pattern.MULTILINE);

    private Door() {}

    /** Forgets everything, and waits for what the test before has sent: it may be on its way still. */
    static void startAfresh() {
        given().post("/_sim/reset").then().statusCode(204);
        await().until(() ->
                NOTHING_UNDER_WAY.matcher(given().get("/q/metrics").asString()).find());
        Receiver.forget();
    }

    static ValidatableResponse graph(Object body) {
        return graph("v25.0", NUMBER, TOKEN, body);
    }

    static ValidatableResponse graph(String version, String number, String token, Object body) {
        return given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/{version}/{number}/messages", version, number)
                .then();
    }

    static String sendText(String to, String body) {
        return graph(text(to, body)).statusCode(200).extract().path("messages[0].id");
    }

    static Map<String, Object> text(String to, String body) {
        return Map.of(
                "messaging_product",
                "whatsapp",
                "to",
                to,
                "type",
                "text",
                "text",
                Map.of("body", body),
                "biz_opaque_callback_data",
                "our-id-1");
    }

    static ValidatableResponse control(String path, Object body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/_sim/" + path)
                .then();
    }

    static String customerWrites(String customer, Map<String, ?> message) {
        return control("customers/" + customer + "/messages", message)
                .statusCode(200)
                .extract()
                .path("wamid");
    }

    static ValidatableResponse look(String path) {
        return given().get("/_sim/" + path).then().statusCode(200);
    }
}
