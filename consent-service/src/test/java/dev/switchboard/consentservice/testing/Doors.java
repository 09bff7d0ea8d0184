package dev.switchboard.consentservice.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The doors of the service, as its callers use them. */
public final class Doors {

    private Doors() {}

    /** What consent decides about a contact. */
    public static JsonPath decision(UUID contactId, String number, String category) {
        return given().queryParam("contactId", contactId)
                .queryParam("phoneNumberId", number)
                .queryParam("category", category)
                .get("/api/v1/decisions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The same about whoever holds a phone. */
    public static JsonPath decisionByPhone(String phone, String number, String category) {
        return given().queryParam("phone", phone)
                .queryParam("phoneNumberId", number)
                .queryParam("category", category)
                .get("/api/v1/decisions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The code of a decision. */
    public static String code(UUID contactId, String number, String category) {
        return decision(contactId, number, category).getString("code");
    }

    /** Everything that was written down about a contact; empty as long as nobody is known by that id. */
    public static List<Map<String, Object>> history(UUID contactId) {
        var answer = given().get("/api/v1/contacts/%s/consents/history".formatted(contactId));
        return answer.statusCode() == 200 ? answer.jsonPath().getList("$") : List.of();
    }

    /** Posts a document. */
    public static Response post(String path, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }

    /** Asks for an erasure under a key. */
    public static Response erasure(UUID contactId, String key, String reason) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(Map.of("reason", reason, "requestedBy", "maria", "reference", "case 77"))
                .post("/api/v1/contacts/%s/erasure".formatted(contactId));
    }

    /** How far an erasure is. */
    public static JsonPath certificate(String erasureId) {
        return given().get("/api/v1/erasures/" + erasureId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Places a legal hold. */
    public static Response hold(UUID contactId, String reason) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("reason", reason, "by", "counsel"))
                .put("/api/v1/contacts/%s/legal-hold".formatted(contactId));
    }

    /** Lifts it. */
    public static Response lift(UUID contactId, String reason) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("reason", reason, "by", "counsel"))
                .delete("/api/v1/contacts/%s/legal-hold".formatted(contactId));
    }

    /** A form that somebody filled in, who agrees to offers. */
    public static Response form(String phone, String number, String noticeId, boolean doubleOptIn) {
        return post(
                "/api/v1/forms/newsletter/submissions",
                Map.ofEntries(
                        Map.entry("submissionId", UUID.randomUUID().toString()),
                        Map.entry("phone", phone),
                        Map.entry("phoneNumberId", number),
                        Map.entry("categories", List.of("MARKETING")),
                        Map.entry("locale", "en"),
                        Map.entry("noticeId", noticeId),
                        Map.entry("noticeVersion", 1),
                        Map.entry("ip", "203.0.113." + phone.substring(phone.length() - 2)),
                        Map.entry("userAgent", "browser of " + phone),
                        Map.entry("doubleOptIn", doubleOptIn)));
    }

    /** Puts a document over a version. */
    public static Response put(String path, int version, Map<String, ?> body) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .put(path);
    }

    /** Lets the words of a number act, with texts in English. */
    public static void activate(String number) {
        put("/api/v1/numbers/%s/keywords/en".formatted(number), 0, english())
                .then()
                .statusCode(200);
        activation(number).then().statusCode(200);
    }

    /** Asks for activation. */
    public static Response activation(String number) {
        return given().header("Switchboard-Actor", "admin").put("/api/v1/numbers/%s/activation".formatted(number));
    }

    /** A list in English with all texts. */
    public static Map<String, Object> english() {
        return Map.of(
                "optOut",
                List.of("STOP", "UNSUBSCRIBE"),
                "optIn",
                List.of("START"),
                "yes",
                List.of("YES"),
                "no",
                List.of("NO"),
                "optOutConfirmation",
                "You will get no more messages from Example.",
                "optInConfirmation",
                "Welcome back to Example.",
                "question",
                "May Example send you offers?",
                "updatedBy",
                "admin");
    }

    /** Stores a wording; answers its id. */
    public static String notice() {
        var id = "notice-" + UUID.randomUUID();
        post(
                        "/api/v1/notices/%s/versions".formatted(id),
                        Map.of(
                                "locale", "en",
                                "wording", "I agree that Example sends me offers on WhatsApp.",
                                "businessName", "Example",
                                "createdBy", "admin"))
                .then()
                .statusCode(201);
        return id;
    }

    /** A note of an agent. */
    public static Map<String, Object> note(String number, String action, String... categories) {
        return Map.of(
                "phoneNumberId",
                number,
                "categories",
                List.of(categories),
                "action",
                action,
                "source",
                "AGENT",
                "actor",
                "ana",
                "reason",
                "said so on the phone");
    }
}
