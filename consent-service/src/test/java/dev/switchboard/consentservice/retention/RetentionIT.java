package dev.switchboard.consentservice.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.MovableClock;
import dev.switchboard.consentservice.testing.Tables;
import dev.switchboard.consentservice.testing.Wire;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.ContactForgotten;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each kind of data goes when its time is over, and not before. */
@QuarkusTest
class RetentionIT {

    private static final Duration THREE_YEARS = Duration.ofDays(1_097);

    @Inject
    Wire wire;

    @Inject
    Tables tables;

    @Inject
    MovableClock clock;

    @Inject
    RetentionSweep sweep;

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void evidenceIsKeptWhileItsEntryCountsAndForThreeYearsAfter() throws SQLException {
        // Given
        var number = Chat.number();
        var contactId = agreed(Chat.phone(), number);

        // When
        clock.forward(THREE_YEARS);
        sweep.sweep();

        // Then
        assertThat(evidenceOf(contactId)).isEqualTo(1);

        // When it counts no more
        Doors.post("/api/v1/contacts/%s/consents".formatted(contactId), Doors.note(number, "WITHDRAW", "MARKETING"))
                .then()
                .statusCode(201);
        clock.forward(Duration.ofDays(1_000));
        sweep.sweep();
        assertThat(evidenceOf(contactId)).isEqualTo(1);
        clock.forward(THREE_YEARS);
        sweep.sweep();

        // Then
        assertThat(evidenceOf(contactId)).isZero();
        assertThat(Doors.history(UUID.fromString(contactId))).hasSize(2);
        assertThat(given().post("/api/v1/ledger/verification").jsonPath().getBoolean("intact"))
                .isTrue();
    }

    @Test
    void aLegalHoldStopsTheClocks() throws SQLException {
        // Given
        var number = Chat.number();
        var contactId = agreed(Chat.phone(), number);
        Doors.post("/api/v1/contacts/%s/consents".formatted(contactId), Doors.note(number, "REQUEST", "UTILITY"));
        Doors.post("/api/v1/contacts/%s/consents".formatted(contactId), Doors.note(number, "WITHDRAW", "MARKETING"));
        Doors.hold(UUID.fromString(contactId), "court order 5").then().statusCode(200);

        // When
        clock.forward(THREE_YEARS);
        await().until(() -> optIns(contactId, "EXPIRED") == 1 || optIns(contactId, "WITHDRAWN") == 1);
        sweep.sweep();

        // Then
        assertThat(evidenceOf(contactId)).isEqualTo(1);
        assertThat(optInsOf(contactId)).isEqualTo(1);

        // When it is lifted, and that is long ago, too
        Doors.lift(UUID.fromString(contactId), "the case is closed").then().statusCode(200);
        clock.forward(THREE_YEARS);
        sweep.sweep();

        // Then
        assertThat(evidenceOf(contactId)).isZero();
        assertThat(optInsOf(contactId)).isZero();
        assertThat(tables.count("SELECT count(*) FROM legal_hold WHERE contact_id = '%s'".formatted(contactId)))
                .isZero();
    }

    @Test
    void linesOfAListGoAndTheListStays() throws SQLException {
        // Given
        var number = Chat.number();
        var lines = new StringBuilder("phone\n");
        for (var line = 0; line < 700; line++) {
            lines.append(Chat.phone()).append('\n');
        }
        var id = given().multiPart("file", "l.csv", lines.toString().getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("phoneNumberId", number)
                .multiPart("categories", "MARKETING")
                .multiPart("actor", "maria")
                .post("/api/v1/imports")
                .jsonPath()
                .getString("id");
        await().until(() -> given().get("/api/v1/imports/" + id)
                .jsonPath()
                .getString("state")
                .equals("DONE"));
        var count = "SELECT count(*) FROM contact_import_row WHERE import_id = '%s'".formatted(id);

        // When
        clock.forward(Duration.ofDays(89));
        sweep.sweep();
        assertThat(tables.count(count)).isEqualTo(700);
        clock.forward(Duration.ofDays(2));
        var other = CompletableFuture.runAsync(sweep::sweep);
        sweep.sweep();
        other.join();

        // Then
        assertThat(tables.count(count)).isZero();
        assertThat(given().get("/api/v1/imports/" + id).jsonPath().getInt("applied"))
                .isEqualTo(700);
    }

    @Test
    void aCertificateIsKeptForThreeYearsAndTheHashesForGood() throws SQLException {
        // Given
        var chat = new Chat(wire, Chat.number());
        chat.writes("STOP");
        await().until(() -> Doors.history(chat.contactId()).size() == 3);
        var id = Doors.erasure(chat.contactId(), "key", "by letter").jsonPath().getString("erasureId");
        chat.isErased(UUID.fromString(id), List.of());
        wire.publish(
                Topics.OUTBOUND_EVENTS,
                chat.contactId(),
                "forgotten-" + id,
                new ContactForgotten(
                        UUID.fromString(id), chat.contactId(), "outbound-sender", List.of(), Instant.now()));
        await().until(() -> Doors.certificate(id).getString("state").equals("COMPLETED"));

        // When
        clock.forward(THREE_YEARS);
        sweep.sweep();

        // Then
        assertThat(given().get("/api/v1/erasures/" + id).statusCode()).isEqualTo(404);
        assertThat(tables.count("SELECT count(*) FROM erasure_answer WHERE erasure_id = '%s'".formatted(id)))
                .isZero();
        Doors.form(chat.customerPhone(), Chat.number(), Doors.notice(), false);
        assertThat(Doors.decisionByPhone(chat.customerPhone(), Chat.number(), "MARKETING")
                        .getString("code"))
                .isEqualTo("suppressed");
    }

    private static String agreed(String phone, String number) {
        return Doors.form(phone, number, Doors.notice(), false).jsonPath().getString("contactId");
    }

    private long evidenceOf(String contactId) throws SQLException {
        return tables.count("""
                SELECT count(*) FROM consent_ledger_private JOIN consent_ledger USING (event_id) WHERE contact_id = '%s'
                """.formatted(contactId));
    }

    private long optIns(String contactId, String state) throws SQLException {
        return tables.count("SELECT count(*) FROM double_opt_in WHERE contact_id = '%s' AND state = '%s'"
                .formatted(contactId, state));
    }

    private long optInsOf(String contactId) throws SQLException {
        return tables.count("SELECT count(*) FROM double_opt_in WHERE contact_id = '%s'".formatted(contactId));
    }
}
