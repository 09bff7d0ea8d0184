package dev.switchboard.consentservice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept about somebody can be handed to them. */
@QuarkusTest
class ExportIT {

    @Inject
    Wire wire;

    @Test
    void everythingIsToldWithItsEvidenceAndAReceipt() {
        // Given
        var number = Chat.number();
        var chat = new Chat(wire, number);
        var phone = chat.customerPhone();
        await().until(() -> given().get(export(chat)).statusCode() == 200);
        Doors.form(phone, number, Doors.notice(), false).then().statusCode(201);
        Doors.hold(chat.contactId(), "court order 5").then().statusCode(200);
        chat.writes("STOP");
        await().until(() -> Doors.history(chat.contactId()).size() == 4);

        // When
        var export = given().get(export(chat)).then().statusCode(200).extract().jsonPath();

        // Then
        assertThat(export.getString("service")).isEqualTo("consent-service");
        assertThat(export.getString("contact.phone")).isEqualTo(phone);
        assertThat(export.getString("entries[0].wordingShown")).startsWith("I agree that Example");
        assertThat(export.getString("entries[0].personal.userAgent")).isEqualTo("browser of " + phone);
        assertThat(export.getString("entries[0].entry.action")).isEqualTo("GRANTED");
        assertThat(export.getList("receipts")).hasSize(1);
        assertThat(export.getString("receipts[0].schemaVersion")).isEqualTo("ISO/IEC TS 27560:2023");
        assertThat(export.getString("receipts[0].privacyNotice.wording")).startsWith("I agree");
        assertThat(export.getList("receipts[0].events.eventState")).containsExactly("given", "withdrawn");
        assertThat(export.getString("state.entries.find { it.category == 'MARKETING' }.status"))
                .isEqualTo("WITHDRAWN");
        assertThat(export.getList("legalHolds.reason")).containsExactly("court order 5");
        assertThat(export.getList("conversations.conversationId"))
                .containsExactly(chat.conversationId().toString());
    }

    @Test
    void thePageShowsTheSameAndRunsNothingOfIt() {
        // Given
        var number = Chat.number();
        var chat = new Chat(wire, number);
        await().until(() -> given().get(export(chat)).statusCode() == 200);
        var note = new HashMap<>(Doors.note(number, "GRANT", "MARKETING"));
        note.put("reason", "said <img src=x onerror=alert(1)>");
        Doors.post("/api/v1/contacts/%s/consents".formatted(chat.contactId()), note)
                .then()
                .statusCode(201);

        // When
        var page = given().accept("text/html").get(export(chat));

        // Then
        page.then().statusCode(200);
        assertThat(page.asString())
                .contains(chat.customerPhone(), "GRANTED MARKETING", "said &lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img");
    }

    @Test
    void nobodyIsExportedForAnIdThatNobodyHas() {
        given().get("/api/v1/contacts/%s/export".formatted(UUID.randomUUID()))
                .then()
                .statusCode(404);
    }

    private static String export(Chat chat) {
        return "/api/v1/contacts/%s/export".formatted(chat.contactId());
    }
}
