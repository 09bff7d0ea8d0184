package dev.switchboard.conversationservice.outreach;

import static io.restassured.RestAssured.given;

import dev.switchboard.conversationservice.Customer;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** A workflow that is invented, and what it asks for. */
final class Outreacher {

    static final String TEMPLATE = """
            {"type":"template","name":"order_update","language":"en","body":[{"text":"today"}]}""";

    static final String TEXT = """
            {"type":"text","body":"Good day"}""";

    private Outreacher() {}

    static String toPhone(String phone, String content) {
        return request("{\"phone\":\"%s\"}".formatted(phone), content, "");
    }

    static String toContact(Object contactId, String content) {
        return request("{\"contactId\":\"%s\"}".formatted(contactId), content, "");
    }

    /** A request with any further fields, a comma before each. */
    static String request(String recipient, String content, String further) {
        return "{\"phoneNumberId\":\"%s\",\"recipient\":%s,\"content\":%s%s}"
                .formatted(Customer.NUMBER, recipient, content, further);
    }

    static Response asks(String key, String body) {
        return given().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/messages");
    }
}
