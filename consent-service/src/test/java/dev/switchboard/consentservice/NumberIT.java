package dev.switchboard.consentservice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a number is set up to understand. */
@QuarkusTest
class NumberIT {

    @Inject
    Wire wire;

    @Test
    void wordsActOnlyWhereCustomersCanSayStopAndAreTold() {
        // Given
        var number = Chat.number();
        var english = "/api/v1/numbers/%s/keywords/en".formatted(number);

        // Then
        isProblem(Doors.activation(number), 409, "activation_incomplete");
        var silent = new HashMap<>(Doors.english());
        silent.remove("optOutConfirmation");
        Doors.put(english, 0, silent).then().statusCode(200).header("ETag", "\"1\"");
        isProblem(Doors.activation(number), 409, "activation_incomplete");
        Doors.put(english, 1, Doors.english()).then().statusCode(200).header("ETag", "\"2\"");
        Doors.activation(number).then().statusCode(200).body("active", equalTo(true));
        isProblem(Doors.put(english, 2, silent), 409, "number_active");
        isProblem(
                Doors.put("/api/v1/numbers/" + number, 1, Map.of("defaultLocale", "fr", "updatedBy", "admin")),
                409,
                "number_active");
    }

    @Test
    void aChangeNamesTheVersionThatItChanges() {
        var german = "/api/v1/numbers/%s/keywords/de".formatted(Chat.number());
        given().get(german).then().statusCode(200).header("ETag", "\"0\"").body("list.optOut", hasSize(5));

        isProblem(given().contentType(ContentType.JSON).body(Doors.english()).put(german), 428, "version_required");
        isProblem(Doors.put(german, 3, Doors.english()), 412, "version_conflict");
        Doors.put(german, 0, Doors.english()).then().statusCode(200);
        isProblem(Doors.put(german, 0, Doors.english()), 412, "version_conflict");
    }

    @Test
    void aWordOfTheNumbersOwnCountsFromTheMomentItIsStored() {
        // Given
        var number = Chat.number();
        Doors.activate(number);
        var chat = new Chat(wire, number);
        var words = new HashMap<>(Doors.english());
        words.put("optOut", List.of("Basta!"));

        // When
        Doors.put("/api/v1/numbers/%s/keywords/it".formatted(number), 0, words)
                .then()
                .statusCode(200);
        chat.writes("basta");

        // Then
        await().until(() -> Doors.history(chat.contactId()).size() == 3);
        assertThat(Doors.history(chat.contactId()).getFirst()).containsEntry("keywordMatched", "Basta!");
    }

    @Test
    void formsNeedTheWordingThatWasShown() {
        // Given
        var number = Chat.number();
        var notice = Doors.notice();
        var submission = new HashMap<String, Object>(Map.of(
                "submissionId",
                "s-1",
                "phone",
                "+" + Chat.phone(),
                "phoneNumberId",
                number,
                "categories",
                List.of("MARKETING"),
                "locale",
                "en",
                "noticeId",
                notice,
                "noticeVersion",
                1,
                "ip",
                "203.0.113.7",
                "userAgent",
                "Browser/1"));

        // Then
        var first = Doors.post("/api/v1/forms/newsletter/submissions", submission);
        first.then().statusCode(201).body("entries[0].status", equalTo("GRANTED"));
        Doors.post("/api/v1/forms/newsletter/submissions", submission).then().statusCode(201);
        var contact = first.jsonPath().getUUID("contactId");
        assertThat(Doors.history(contact))
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("source", "WEB_FORM")
                        .containsEntry("noticeId", notice)
                        .doesNotContainValue("203.0.113.7"));
        submission.put("noticeVersion", 2);
        isProblem(Doors.post("/api/v1/forms/newsletter/submissions", submission), 422, "unknown_notice");
    }

    @Test
    void everyRefusalHasACode() {
        isProblem(given().get("/nothing"), 404, "unknown_path");
        isProblem(given().get("/api/v1/contacts/x/consents"), 404, "unknown_contact");
        isProblem(given().get("/api/v1/imports/x"), 404, "unknown_import");
        isProblem(given().get("/api/v1/decisions?phoneNumberId=1&category=MARKETING"), 400, "invalid_request");
        isProblem(given().get("/api/v1/decisions?phone=12&phoneNumberId=1&category=X"), 400, "invalid_request");
        isProblem(Doors.post("/api/v1/consents", Doors.note("1", "GRANT", "SERVICE")), 400, "invalid_request");
    }

    private static void isProblem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("type", equalTo("urn:switchboard:problem:" + code));
    }
}
