package dev.switchboard.consentservice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.switchboard.consentservice.testing.Chat;
import dev.switchboard.consentservice.testing.Doors;
import dev.switchboard.consentservice.testing.Tables;
import dev.switchboard.consentservice.testing.Wire;
import dev.switchboard.contracts.consent.ConsentState;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom nobody may write to, by a word of the law: everybody is told, and told when it ends. */
@QuarkusTest
class LegalBlockIT {

    private static final String REASON = "order of the court, file 12";

    @Inject
    Wire wire;

    @Inject
    Tables tables;

    @Test
    void aBlockIsToldToTheSenderAndSaysNoToEverythingUntilItIsLifted() {
        // Given somebody who agreed
        var number = Chat.number();
        var chat = known(number);
        Doors.post("/api/v1/contacts/%s/consents".formatted(chat.contactId()), Doors.note(number, "GRANT", "UTILITY"))
                .then()
                .statusCode(201);

        // When
        var placed = block(chat.contactId(), REASON);

        // Then
        placed.then().statusCode(200);
        var blockId = placed.jsonPath().getString("[0].holdId");
        await().untilAsserted(() -> assertThat(
                        latest(chat.contactId()).path("block").path("blockId").asText())
                .isEqualTo(blockId));
        for (var category : new String[] {"UTILITY", "SERVICE", "MARKETING"}) {
            var decision = Doors.decision(chat.contactId(), number, category);
            assertThat(decision.getBoolean("allowed")).isFalse();
            assertThat(decision.getString("code")).isEqualTo("contact_blocked");
            assertThat(decision.getString("blockId")).isEqualTo(blockId);
        }
        assertThat(Doors.decisionByPhone(chat.customerPhone(), number, "UTILITY")
                        .getString("code"))
                .isEqualTo("contact_blocked");

        // When
        lift(chat.contactId(), "the court took it back").then().statusCode(200);

        // Then the consents are what they were
        await().untilAsserted(() ->
                assertThat(latest(chat.contactId()).path("block").isObject()).isFalse());
        assertThat(latest(chat.contactId()).path("entries")).hasSize(1);
        assertThat(Doors.code(chat.contactId(), number, "UTILITY")).isEqualTo("consent_granted");
    }

    @Test
    void aRepeatIsNobodysNews() {
        // Given
        var chat = known(Chat.number());
        block(chat.contactId(), REASON);
        await().until(() -> latest(chat.contactId()).path("block").isObject());
        var revision = latest(chat.contactId()).path("revision").asLong();

        // When
        var repeated = block(chat.contactId(), REASON);
        lift(chat.contactId(), "done");

        // Then
        assertThat(repeated.jsonPath().getList("$")).hasSize(1);
        await().until(() -> !latest(chat.contactId()).path("block").isObject());
        assertThat(latest(chat.contactId()).path("revision").asLong()).isEqualTo(revision + 1);
    }

    @Test
    void aBlockAndAHoldStandBesideEachOther() {
        // Given
        var chat = known(Chat.number());
        Doors.hold(chat.contactId(), "claim 5").then().statusCode(200);
        block(chat.contactId(), REASON).then().statusCode(200);

        // When
        Doors.lift(chat.contactId(), "claim settled");

        // Then
        var blocks = given().get("/api/v1/contacts/%s/legal-block".formatted(chat.contactId()))
                .jsonPath();
        assertThat(blocks.getList("reason")).containsExactly(REASON);
        assertThat(blocks.getString("[0].liftedAt")).isNull();
        assertThat(given().get("/api/v1/contacts/%s/legal-hold".formatted(chat.contactId()))
                        .jsonPath()
                        .getList("reason"))
                .containsExactly("claim 5");
        assertThat(given().get("/api/v1/contacts/%s/export".formatted(chat.contactId()))
                        .jsonPath()
                        .getList("legalHolds.kind"))
                .containsExactlyInAnyOrder("HOLD", "BLOCK");
    }

    @Test
    void whoIsBlockedIsNotErasedForWhoeverMustNotBeWrittenToHasToBeKnown() {
        // Given
        var chat = known(Chat.number());
        block(chat.contactId(), REASON);

        // When
        var refused = Doors.erasure(chat.contactId(), "key-1", "by letter");

        // Then
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("code")).isEqualTo("legal_hold");

        // When
        lift(chat.contactId(), "over");

        // Then
        Doors.erasure(chat.contactId(), "key-1", "by letter").then().statusCode(202);
    }

    @Test
    void aBlockCountsForWhomeverTheContactIsMergedIntoAndStaysWithItsOwn() {
        // Given
        var number = Chat.number();
        var one = known(number);
        var other = known(number);
        block(other.contactId(), REASON);

        // When
        wire.publish(one.conversationId(), one.mergedWith(other));

        // Then
        await().until(() -> Doors.code(one.contactId(), number, "SERVICE").equals("contact_blocked"));
        await().until(() -> latest(one.contactId()).path("block").isObject());

        // When
        wire.publish(one.conversationId(), one.separatedFrom(other));

        // Then
        await().until(() -> Doors.code(one.contactId(), number, "SERVICE").equals("service"));
        await().until(() -> !latest(one.contactId()).path("block").isObject());
        assertThat(Doors.code(other.contactId(), number, "SERVICE")).isEqualTo("contact_blocked");
        await().until(() -> latest(other.contactId()).path("block").isObject());
    }

    @Test
    void aBlockByTheNameOfAMergedContactGoesBackWithIt() {
        // Given
        var number = Chat.number();
        var one = known(number);
        var other = known(number);
        wire.publish(one.conversationId(), one.mergedWith(other));
        await().until(() -> given().get("/api/v1/contacts/%s/export".formatted(one.contactId()))
                .jsonPath()
                .getList("contact.alsoKnownAs")
                .contains(other.contactId().toString()));
        block(other.contactId(), REASON).then().statusCode(200);
        await().until(() -> Doors.code(one.contactId(), number, "SERVICE").equals("contact_blocked"));

        // When
        wire.publish(one.conversationId(), one.separatedFrom(other));

        // Then
        await().until(() -> Doors.code(one.contactId(), number, "SERVICE").equals("service"));
        assertThat(Doors.code(other.contactId(), number, "SERVICE")).isEqualTo("contact_blocked");
    }

    @Test
    void whyAndWhoMayNotQuoteTheCustomersPhone() {
        // Given
        var chat = known(Chat.number());

        // When
        var refused = block(chat.contactId(), "complained from +" + chat.customerPhone());
        var held = Doors.hold(chat.contactId(), "claim of " + chat.customerPhone());

        // Then
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getList("errors.field")).containsExactly("reason");
        assertThat(held.statusCode()).isEqualTo(400);
    }

    private JsonNode latest(UUID contactId) {
        var states = wire.heard(contactId, ConsentState.class);
        return states.isEmpty() ? MissingNode.getInstance() : states.getLast().event();
    }

    private Chat known(String number) {
        var chat = new Chat(wire, number);
        await().until(() -> tables.holding(chat.customerPhone()).contains("contact"));
        return chat;
    }

    private static Response block(UUID contactId, String reason) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("reason", reason, "by", "counsel"))
                .put("/api/v1/contacts/%s/legal-block".formatted(contactId));
    }

    private static Response lift(UUID contactId, String reason) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("reason", reason, "by", "counsel"))
                .delete("/api/v1/contacts/%s/legal-block".formatted(contactId));
    }
}
