package dev.switchboard.conversationservice.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the framework refuses before our code sees it looks like our own problems. */
@QuarkusTest
class ProblemsIT {

    private static final String MESSAGES = "/api/v1/conversations/%s/messages".formatted(UUID.randomUUID());

    @Test
    void brokenJsonIsAnInvalidRequestAndNotQuoted() {
        // When
        var answer = given().header("Idempotency-Key", "key")
                .contentType(ContentType.JSON)
                .body("{\"content\": a private word")
                .post(MESSAGES);

        // Then
        isProblem(answer, 400, "invalid_request");
        answer.then().body("errors[0].field", equalTo("body")).body(not(containsString("private")));
    }

    @Test
    void aMethodThatIsNotTakenIsAProblem() {
        isProblem(given().delete("/api/v1/conversations"), 405, "method_not_allowed");
    }

    @Test
    void aContentTypeThatIsNotTakenIsAProblem() {
        // When
        var answer = given().header("Idempotency-Key", "key")
                .contentType(ContentType.TEXT)
                .body("Hola")
                .post(MESSAGES);

        // Then
        isProblem(answer, 415, "unsupported_media_type");
    }

    @Test
    void anAddressWithNothingBehindItIsAProblem() {
        isProblem(given().get("/api/v1/nothing"), 404, "unknown_path");
        isProblem(given().get("/nothing"), 404, "unknown_path");
    }

    @Test
    void ourOwnProblemsKeepTheirCode() {
        isProblem(given().get(MESSAGES), 404, "unknown_conversation");
    }

    private static void isProblem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", equalTo("urn:switchboard:problem:" + code));
    }
}
