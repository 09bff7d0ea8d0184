package dev.switchboard.consentservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.Tables;
import dev.switchboard.consentservice.testing.Wire;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.contracts.consent.ContactIntroduced;
import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.contracts.conversation.ContactsMerged;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who people turn out to be, and who they were. */
@QuarkusTest
class IdentityIT {

    @Inject
    Wire wire;

    @Inject
    Tables tables;

    @Test
    void afterAMergeTheLaterDeedCountsAndASeparationGivesEachTheirOwn() {
        // Given
        var number = Chat.number();
        var one = new Chat(wire, number);
        var other = new Chat(wire, number);
        one.taps("switchboard:optin:marketing", "Yes");
        await().until(() -> Doors.history(one.contactId()).size() == 1);
        other.taps("switchboard:optout:marketing", "No");
        await().until(() -> Doors.history(other.contactId()).size() == 1);

        // When
        wire.publish(one.conversationId(), one.mergedWith(other));

        // Then
        await().until(() -> Doors.code(one.contactId(), number, "MARKETING").equals("consent_withdrawn"));
        assertThat(Doors.decision(other.contactId(), number, "MARKETING").getString("contactId"))
                .isEqualTo(one.contactId().toString());
        assertThat(Doors.history(other.contactId())).hasSize(2);
        await().untilAsserted(() -> assertThat(wire.heard(other.contactId(), ConsentState.class))
                .last()
                .satisfies(state -> assertThat(state.event().path("mergedInto").asText())
                        .isEqualTo(one.contactId().toString())));
        wire.publish(one.conversationId(), one.separatedFrom(other));
        await().until(() -> Doors.code(one.contactId(), number, "MARKETING").equals("consent_granted"));
        assertThat(Doors.code(other.contactId(), number, "MARKETING")).isEqualTo("consent_withdrawn");
    }

    @Test
    void somebodyWhoNeverWroteIsIntroducedAndFollowsAMerge() {
        // Given
        var number = Chat.number();
        var phone = Chat.phone();
        var noted = Doors.post("/api/v1/consents", byPhone(phone, number, "GRANT"));
        noted.then().statusCode(201);
        var proposed = UUID.fromString(noted.jsonPath().getString("contactId"));
        await().untilAsserted(() -> assertThat(wire.heard(proposed, ContactIntroduced.class))
                .singleElement()
                .satisfies(heard ->
                        assertThat(heard.event().at("/customer/waId").asText()).isEqualTo(phone)));
        assertThat(Doors.decisionByPhone("+" + phone, number, "MARKETING").getBoolean("allowed"))
                .isTrue();

        // When
        var known = new Chat(wire, number);
        wire.publish(
                known.conversationId(),
                new ContactsMerged(
                        known.conversationId(), known.contactId(), proposed, null, "introduced", Instant.now()));

        // Then
        await().until(() -> Doors.code(known.contactId(), number, "MARKETING").equals("consent_granted"));
        assertThat(Doors.history(proposed)).hasSize(1);
    }

    @Test
    void oneContactIsIntroducedForAPhoneHoweverOftenItIsNoted() {
        // Given
        var number = Chat.number();
        var phone = Chat.phone();

        // When
        var first = Doors.post("/api/v1/consents", byPhone(phone, number, "GRANT"));
        var second = Doors.post("/api/v1/consents", byPhone("+" + phone, number, "WITHDRAW"));

        // Then
        assertThat(second.jsonPath().getString("contactId"))
                .isEqualTo(first.jsonPath().getString("contactId"));
        assertThat(Doors.decisionByPhone(phone, number, "MARKETING").getString("code"))
                .isEqualTo("consent_withdrawn");
    }

    @Test
    void somebodyErasedIsForgottenAndGetsNoMarketingUnderANewId() throws SQLException {
        // Given
        var number = Chat.number();
        var chat = new Chat(wire, number);
        chat.writes("STOP");
        await().until(() -> Doors.history(chat.contactId()).size() == 3);

        // When
        wire.publish(
                chat.conversationId(),
                new ContactErased(chat.conversationId(), chat.contactId(), Instant.now(), null, null));

        // Then
        await().until(() -> Doors.code(chat.contactId(), number, "UTILITY").equals("contact_erased"));
        var id = "'" + chat.contactId() + "'";
        assertThat(tables.count("SELECT count(*) FROM contact WHERE wa_id = '%s'".formatted(chat.customerPhone())))
                .isZero();
        assertThat(tables.count("SELECT count(*) FROM consent_ledger_private p JOIN consent_ledger l USING (event_id)"
                        + " WHERE l.contact_id = " + id))
                .isZero();
        assertThat(Doors.history(chat.contactId())).hasSize(3);
        var again = Doors.post("/api/v1/consents", byPhone(chat.customerPhone(), number, "GRANT"));
        again.then().statusCode(201);
        var anew = UUID.fromString(again.jsonPath().getString("contactId"));
        assertThat(anew).isNotEqualTo(chat.contactId());
        assertThat(Doors.code(anew, number, "MARKETING")).isEqualTo("suppressed");
    }

    private static Map<String, Object> byPhone(String phone, String number, String action) {
        return Map.of(
                "phone",
                phone,
                "phoneNumberId",
                number,
                "categories",
                List.of("MARKETING"),
                "action",
                action,
                "source",
                "API",
                "actor",
                "workflow");
    }
}
