package dev.switchboard.consentservice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.Wire;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.contracts.conversation.ContactChanged;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was erased and comes back is somebody new, who gets no marketing. */
@QuarkusTest
class ComingBackIT {

    @Inject
    Wire wire;

    private String number;
    private Chat erased;

    @BeforeEach
    void erase() {
        number = Chat.number();
        erased = new Chat(wire, number);
        erased.writes("STOP");
        await().until(() -> Doors.history(erased.contactId()).size() == 3);
        erased.isErased(null, null);
        await().until(() -> Doors.code(erased.contactId(), number, "UTILITY").equals("contact_erased"));
    }

    @Test
    void throughAListThatSaysTheyAgreed() {
        // When
        var list = "phone,occurred_at\n%s,2026-01-01\n".formatted(erased.customerPhone());
        given().multiPart("file", "list.csv", list.getBytes(StandardCharsets.UTF_8), "text/csv")
                .multiPart("phoneNumberId", number)
                .multiPart("categories", "MARKETING,UTILITY")
                .multiPart("actor", "maria")
                .multiPart("noticeId", Doors.notice())
                .multiPart("noticeVersion", "1")
                .post("/api/v1/imports")
                .then()
                .statusCode(202);

        // Then
        await().until(() -> code("MARKETING").equals("suppressed"));
        await().until(() -> code("UTILITY").equals("consent_granted"));
    }

    @Test
    void throughAForm() {
        // When
        Doors.form(erased.customerPhone(), number, Doors.notice(), false).then().statusCode(201);

        // Then
        assertThat(code("MARKETING")).isEqualTo("suppressed");
    }

    @Test
    void throughAMessageOfTheirOwn() {
        // Given
        var conversationId = UUID.randomUUID();
        var anew = UUID.randomUUID();
        var customer = new CustomerRef(new PersonalDetail(erased.customerPhone()), null, null, null, null);

        // When
        wire.publish(conversationId, new ContactChanged(conversationId, anew, customer));

        // Then
        await().until(() -> Doors.code(anew, number, "MARKETING").equals("suppressed"));
        await().untilAsserted(() -> assertThat(wire.heard(anew, ConsentState.class))
                .singleElement()
                .satisfies(state ->
                        assertThat(state.event().path("suppressed").asBoolean()).isTrue()));
        assertThat(Doors.code(anew, number, "SERVICE")).isEqualTo("service");
        assertThat(Doors.code(erased.contactId(), number, "MARKETING")).isEqualTo("contact_erased");
    }

    private String code(String category) {
        return Doors.decisionByPhone(erased.customerPhone(), number, category).getString("code");
    }
}
