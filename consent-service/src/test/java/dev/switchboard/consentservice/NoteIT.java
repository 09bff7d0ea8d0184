package dev.switchboard.consentservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.Tables;
import dev.switchboard.consentservice.testing.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and programs note about somebody, and what they may not. */
@QuarkusTest
class NoteIT {

    @Inject
    Wire wire;

    @Inject
    Tables tables;

    @ParameterizedTest
    @ValueSource(strings = {"reason", "reference", "actor", "legalBasis"})
    void aNoteAboutAContactThatQuotesTheirPhoneIsRefused(String field) throws SQLException {
        // Given
        var chat = known();
        var path = "/api/v1/contacts/%s/consents".formatted(chat.contactId());
        var phone = chat.customerPhone();

        // When
        var quoted =
                "called from +%s %s-%s".formatted(phone.substring(0, 2), phone.substring(2, 6), phone.substring(6));
        var answer = Doors.post(path, note(Map.of(field, quoted)));

        // Then
        isRefused(answer, field);
        assertThat(Doors.history(chat.contactId())).isEmpty();
        assertThat(tables.holding(phone)).containsExactly("contact");
        Doors.post(path, note(Map.of(field, "called on 12 May, case 4711")))
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason", "reference", "actor", "legalBasis"})
    void aNoteByPhoneThatQuotesItIsRefusedAndIntroducesNobody(String field) throws SQLException {
        // Given
        var phone = Chat.phone();

        // When
        var answer = Doors.post("/api/v1/consents", note(Map.of("phone", "+" + phone, field, "wrote from " + phone)));

        // Then
        isRefused(answer, field);
        assertThat(tables.holding(phone)).isEmpty();
    }

    @Test
    void theOtherSpellingOfAPhoneIsThePhone() {
        var answer = Doors.post(
                "/api/v1/consents", note(Map.of("phone", "+5511987654321", "reason", "rang, 55 11 8765-4321")));

        isRefused(answer, "reason");
    }

    @Test
    void anAgentSaysWhyAndAProgramNeedNot() {
        // Given
        var path = "/api/v1/contacts/%s/consents".formatted(known().contactId());
        var silent = note(Map.of());
        silent.remove("reason");

        // Then
        isRefused(Doors.post(path, silent), "reason");
        silent.put("reason", "  ");
        isRefused(Doors.post(path, silent), "reason");
        silent.put("source", "API");
        Doors.post(path, silent).then().statusCode(201);
    }

    private Chat known() {
        var chat = new Chat(wire, Chat.number());
        await().until(() -> tables.holding(chat.customerPhone()).contains("contact"));
        return chat;
    }

    private static Map<String, Object> note(Map<String, String> changes) {
        var note = new HashMap<>(Doors.note(Chat.number(), "GRANT", "MARKETING"));
        note.putAll(changes);
        return note;
    }

    private static void isRefused(Response answer, String field) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("invalid_request");
        assertThat(answer.jsonPath().getList("errors.field")).isEqualTo(List.of(field));
    }
}
