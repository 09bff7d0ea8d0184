package dev.switchboard.consentservice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.Tables;
import dev.switchboard.consentservice.testing.Wire;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.ErasedCount;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.conversation.ContactChanged;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two phones of one person: the directory shows one, and erasure knows both. */
@QuarkusTest
class FormerIdsIT {

    @Inject
    Wire wire;

    @Inject
    Tables tables;

    private String number;
    private Chat one;
    private Chat other;

    @BeforeEach
    void mergeTwoWithPhones() {
        number = Chat.number();
        one = new Chat(wire, number);
        other = new Chat(wire, number);
        await().until(() -> tables.count("SELECT count(*) FROM contact WHERE wa_id IN ('%s', '%s')"
                        .formatted(one.customerPhone(), other.customerPhone()))
                == 2);
        wire.publish(one.conversationId(), one.mergedWith(other));
        await().until(() -> standsFor(other).equals(one.contactId().toString()));
    }

    @Test
    void neitherPhoneGetsMarketingOnceTheyAreErased() {
        // Given
        assertThat(given().get("/api/v1/contacts/%s/export".formatted(one.contactId()))
                        .jsonPath()
                        .getList("contact.formerPhones"))
                .containsExactly(other.customerPhone());
        var erasure = Doors.erasure(one.contactId(), "key-1", "by letter").jsonPath();

        // When
        one.isErased(UUID.fromString(erasure.getString("erasureId")), List.of(new ErasedCount("messages", 0)));

        // Then
        await().until(() -> Doors.code(one.contactId(), number, "MARKETING").equals("contact_erased"));
        await().untilAsserted(() -> {
            assertThat(tables.holding(one.customerPhone())).isEmpty();
            assertThat(tables.holding(other.customerPhone())).isEmpty();
        });
        var ours = "services.find { it.service == 'consent-service' }.counts.find { it.kind == '%s' }.count";
        var certificate = Doors.certificate(erasure.getString("erasureId"));
        assertThat(certificate.getInt(ours.formatted("identifiers"))).isOne();
        assertThat(certificate.getInt(ours.formatted("former_identifiers"))).isOne();
        for (var phone : List.of(one.customerPhone(), other.customerPhone())) {
            var anew = isTold(UUID.randomUUID(), phone);
            await().until(() -> Doors.code(anew, number, "MARKETING").equals("suppressed"));
        }
    }

    @Test
    void bothAreRecognisedWhereTheNewerPhoneIsToldOfWhoRemained() {
        // Given
        isTold(one.contactId(), other.customerPhone());
        await().until(() -> tables.count("SELECT count(*) FROM contact WHERE id = '%s' AND wa_id = '%s'"
                        .formatted(one.contactId(), other.customerPhone()))
                == 1);

        // When
        one.isErased(null, null);

        // Then
        await().until(() -> Doors.code(one.contactId(), number, "MARKETING").equals("contact_erased"));
        for (var phone : List.of(one.customerPhone(), other.customerPhone())) {
            var anew = isTold(UUID.randomUUID(), phone);
            await().until(() -> Doors.code(anew, number, "MARKETING").equals("suppressed"));
        }
    }

    @Test
    void whoIsSeparatedHasTheirPhoneAgainAndIsNotErasedWithTheOther() throws SQLException {
        // When
        wire.publish(one.conversationId(), one.separatedFrom(other));
        one.isErased(null, null);

        // Then
        await().until(() -> Doors.code(one.contactId(), number, "MARKETING").equals("contact_erased"));
        var theirs = Doors.decisionByPhone(other.customerPhone(), number, "MARKETING");
        assertThat(theirs.getString("contactId")).isEqualTo(other.contactId().toString());
        assertThat(theirs.getString("code")).isEqualTo("consent_unknown");
        assertThat(formerIdsWith(other.customerPhone())).isZero();
    }

    @Test
    void aPhoneThatSomebodyElseHasNowIsNoLongerTheirs() {
        // Given
        var stranger = isTold(UUID.randomUUID(), other.customerPhone());
        await().until(() -> formerIdsWith(other.customerPhone()) == 0);

        // When
        one.isErased(null, null);
        await().until(() -> Doors.code(one.contactId(), number, "MARKETING").equals("contact_erased"));

        // Then
        var anew = isTold(UUID.randomUUID(), other.customerPhone());
        await().until(() -> Doors.code(anew, number, "MARKETING").equals("consent_unknown"));
        assertThat(Doors.code(stranger, number, "MARKETING")).isEqualTo("consent_unknown");
    }

    private UUID isTold(UUID contactId, String phone) {
        var conversationId = contactId.equals(one.contactId()) ? one.conversationId() : UUID.randomUUID();
        wire.publish(
                conversationId,
                new ContactChanged(
                        conversationId, contactId, new CustomerRef(new PersonalDetail(phone), null, null, null, null)));
        return contactId;
    }

    private static String standsFor(Chat chat) {
        return String.valueOf(
                Doors.decision(chat.contactId(), Chat.number(), "MARKETING").getString("contactId"));
    }

    private long formerIdsWith(String phone) throws SQLException {
        return tables.count("SELECT count(*) FROM contact_former_id WHERE wa_id = '%s'".formatted(phone));
    }
}
