package dev.switchboard.consentservice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.Tables;
import dev.switchboard.consentservice.testing.Wire;
import dev.switchboard.contracts.ErasedCount;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.contracts.consent.ErasureRequested;
import dev.switchboard.contracts.outbound.ContactForgotten;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who asks to be forgotten is forgotten, and gets it in writing. */
@QuarkusTest
class ErasureIT {

    @Inject
    Wire wire;

    @Inject
    Tables tables;

    @Test
    void aCertificateIsCompleteOnceEveryServiceAnswered() {
        // Given
        var chat = whoSaidStop();

        // When
        var asked = Doors.erasure(chat.contactId(), "key-1", "by letter <b>of May</b>");

        // Then all services are told, once
        asked.then().statusCode(202);
        var id = asked.jsonPath().getString("erasureId");
        assertThat(asked.header("Location")).endsWith("/api/v1/erasures/" + id);
        assertThat(asked.jsonPath().getString("state")).isEqualTo("REQUESTED");
        assertThat(Doors.erasure(chat.contactId(), "key-1", "by letter <b>of May</b>")
                        .jsonPath()
                        .getString("erasureId"))
                .isEqualTo(id);
        await().untilAsserted(() -> assertThat(wire.heard(chat.contactId(), ErasureRequested.class))
                .singleElement()
                .satisfies(told ->
                        assertThat(told.event().path("erasureId").asText()).isEqualTo(id)));

        // When the others answer, the sender twice
        chat.isErased(UUID.fromString(id), List.of(new ErasedCount("messages", 3)));
        await().until(() -> Doors.certificate(id).getString("state").equals("RUNNING"));
        assertThat(given().queryParam("state", "RUNNING")
                        .queryParam("limit", 200)
                        .get("/api/v1/erasures")
                        .jsonPath()
                        .getList("items.erasureId"))
                .contains(id);
        var forgotten = new ContactForgotten(
                UUID.fromString(id),
                chat.contactId(),
                "outbound-sender",
                List.of(new ErasedCount("commands", 1)),
                Instant.now());
        wire.publish(Topics.OUTBOUND_EVENTS, chat.contactId(), "forgotten-" + id, forgotten);
        wire.publish(Topics.OUTBOUND_EVENTS, chat.contactId(), "forgotten-" + id, forgotten);

        // Then
        await().until(() -> Doors.certificate(id).getString("state").equals("COMPLETED"));
        var certificate = Doors.certificate(id);
        assertThat(certificate.getString("requestedBy")).isEqualTo("maria");
        assertThat(certificate.getString("reference")).isEqualTo("case 77");
        assertThat(count(id, "conversation-service", "messages")).isEqualTo(3);
        assertThat(count(id, "outbound-sender", "commands")).isEqualTo(1);
        assertThat(count(id, "consent-service", "identifiers")).isEqualTo(1);
        assertThat(count(id, "consent-service", "personal_evidence")).isEqualTo(3);
        assertThat(certificate.getList("remains")).hasSize(4);
        assertThat(Duration.between(
                        Instant.parse(certificate.getString("completedAt")),
                        Instant.parse(certificate.getString("topicsAgedOutAt"))))
                .isEqualTo(Duration.ofDays(37));
    }

    @Test
    void theCertificateIsAPageThatShowsWhatWasTypedAndRunsNothing() {
        // Given
        var chat = whoSaidStop();
        var id = Doors.erasure(chat.contactId(), "key-1", "by letter <script>alert(1)</script>")
                .jsonPath()
                .getString("erasureId");

        // When
        var page = given().accept("text/html").get("/api/v1/erasures/" + id);

        // Then
        page.then().statusCode(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(page.asString())
                .contains(id, "Erasure under way", "&lt;script&gt;", "has not answered yet")
                .doesNotContain("<script>");
        assertThat(given().accept("*/*").get("/api/v1/erasures/" + id).contentType())
                .startsWith("application/json");
    }

    @Test
    void theTopicOfStatesHearsOfItAndForgetsThem() {
        // Given
        var chat = whoSaidStop();
        var merged = new Chat(wire, Chat.number());
        wire.publish(chat.conversationId(), chat.mergedWith(merged));
        await().until(() -> wire.tombstones(merged.contactId()) == 1);

        // When
        chat.isErased(null, null);
        chat.isErased(null, null);

        // Then
        await().until(() -> wire.tombstones(chat.contactId()) == 1);
        assertThat(wire.heard(chat.contactId(), ConsentState.class)).last().satisfies(state -> {
            assertThat(state.event().path("erased").asBoolean()).isTrue();
            assertThat(state.event().has("customer")).isFalse();
        });
        assertThat(Doors.code(merged.contactId(), Chat.number(), "UTILITY")).isEqualTo("contact_erased");
    }

    @Test
    void whatTheLawWantsKeptIsNotErased() {
        // Given
        var chat = whoSaidStop();
        Doors.hold(chat.contactId(), "court order 5").then().statusCode(200);
        Doors.hold(chat.contactId(), "court order 5").then().statusCode(200);

        // When
        var refused = Doors.erasure(chat.contactId(), "key-1", "by letter");

        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("legal_hold");
        var holds = Doors.lift(chat.contactId(), "the case is closed").jsonPath();
        assertThat(holds.getList("reason")).containsExactly("court order 5");
        assertThat(holds.getString("[0].liftReason")).isEqualTo("the case is closed");
        Doors.erasure(chat.contactId(), "key-1", "by letter").then().statusCode(202);
        assertThat(Doors.hold(chat.contactId(), "too late").jsonPath().getString("code"))
                .isEqualTo("erasure_under_way");
    }

    @Test
    void requestsThatMakeNoSenseAreRefusedWithTheirReason() {
        var chat = whoSaidStop();
        var id = chat.contactId();

        Doors.erasure(UUID.randomUUID(), "key-1", "by letter").then().statusCode(404);
        Doors.erasure(id, " ", "by letter").then().statusCode(400);
        Doors.erasure(id, "key-1", "asked from +" + chat.customerPhone()).then().statusCode(400);
        Doors.erasure(id, "key-1", "by letter").then().statusCode(202);
        assertThat(Doors.erasure(id, "key-1", "on the phone").jsonPath().getString("code"))
                .isEqualTo("idempotency_key_reused");
        assertThat(Doors.erasure(id, "key-2", "by letter").jsonPath().getString("code"))
                .isEqualTo("erasure_under_way");
        assertThat(given().queryParam("state", "LOST").get("/api/v1/erasures").statusCode())
                .isEqualTo(400);
    }

    @Test
    void nothingOfThemStandsInAnyTableAndTheProofHolds() throws SQLException {
        // Given
        var number = Chat.number();
        Doors.activate(number);
        var chat = new Chat(wire, number);
        var phone = chat.customerPhone();
        chat.writes("words that nobody else writes to " + number);
        chat.writes("STOP");
        await().until(() -> Doors.history(chat.contactId()).size() == 3);
        Doors.form(phone, number, Doors.notice(), true).then().statusCode(201);
        await().untilAsserted(() -> assertThat(tables.holding(phone)).contains("contact", "consent_ledger_private"));

        // When
        chat.isErased(null, null);

        // Then
        await().untilAsserted(() -> assertThat(tables.holding(phone)).isEmpty());
        assertThat(tables.holding("nobody else writes to " + number)).isEmpty();
        assertThat(tables.holding("browser of " + phone)).isEmpty();
        var id = "'" + chat.contactId() + "'";
        assertThat(tables.count("SELECT count(*) FROM double_opt_in WHERE contact_id = " + id))
                .isZero();
        assertThat(tables.count("SELECT count(*) FROM conversation WHERE contact_id = " + id))
                .isZero();
        assertThat(tables.count("SELECT count(*) FROM consent_state WHERE contact_id = " + id))
                .isZero();
        assertThat(Doors.history(chat.contactId())).hasSize(4);
        assertThat(given().post("/api/v1/ledger/verification").jsonPath().getBoolean("intact"))
                .isTrue();
    }

    @Test
    void whatComesLateIsNotWrittenDown() throws SQLException {
        // Given
        var chat = whoSaidStop();
        chat.isErased(null, null);
        await().until(() ->
                Doors.code(chat.contactId(), Chat.number(), "UTILITY").equals("contact_erased"));

        // When
        chat.taps("switchboard:optin:marketing", "Yes");
        var next = new Chat(wire, Chat.number());
        next.taps("switchboard:optin:marketing", "Yes");
        chat.isErased(null, null);

        // Then
        await().until(() ->
                tables.count("SELECT count(*) FROM conversation WHERE contact_id = '%s'".formatted(chat.contactId()))
                        == 0);
        await().until(() -> Doors.history(next.contactId()).size() == 1);
        assertThat(Doors.history(chat.contactId())).hasSize(3);
    }

    private Chat whoSaidStop() {
        var chat = new Chat(wire, Chat.number());
        chat.writes("STOP");
        await().until(() -> Doors.history(chat.contactId()).size() == 3);
        return chat;
    }

    private static int count(String erasureId, String service, String kind) {
        return Doors.certificate(erasureId)
                .getInt("services.find { it.service == '%s' }.counts.find { it.kind == '%s' }.count"
                        .formatted(service, kind));
    }
}
