package dev.switchboard.simulator;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;

/** Calls the simulator as a business does, and its controls as a tester does. */
final class Door {

    static final String NUMBER = "100000000000001";
    static final String TOKEN = "local-access-token";

    private Door() {}

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
