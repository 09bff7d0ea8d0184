package dev.switchboard.conversationservice.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.conversation.ContactsSeparated;
import dev.switchboard.contracts.conversation.WindowClosed;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SeparationIT {

    private static final String BY_AN_ADMINISTRATOR =
            "{\"separatedBy\":\"admin-1\",\"reason\":\"one phone, two people\"}";

    private final Customer both = Customer.withBoth();
    private final Customer byPhone = both.byPhoneAlone();
    private final Customer byUserId = both.byUserIdAlone();

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Test
    void makesTwoContactsOfOneAgainEachWithWhatIsTheirs() {
        // Given
        var old = Instant.now().minus(Duration.ofHours(30));
        var first = stored(publish(byPhone, "by phone", old));
        var second = stored(publish(byUserId, "by user id", Instant.now().minusSeconds(60)));
        var survivor = contactOf(first);
        var merged = contactOf(second);
        assertThat(stored(publish(both, "by both", Instant.now()))).isEqualTo(first);
        var merge = merges(survivor).getFirst();

        // When
        var separated = separate(survivor, merge);
        var again = separate(survivor, merge);

        // Then
        assertThat(separated.statusCode()).isEqualTo(200);
        assertThat(separated.jsonPath().getString("separatedBy")).isEqualTo("admin-1");
        assertThat(separated.jsonPath().getBoolean("reversible")).isFalse();
        assertThat(again.jsonPath().getString("separatedAt"))
                .isEqualTo(separated.jsonPath().getString("separatedAt"));
        assertThat(bodies(first)).containsExactly("by both", "by phone");
        assertThat(bodies(second)).containsExactly("by user id");
        assertThat(contactOf(first)).isEqualTo(survivor);
        assertThat(contactOf(second)).isEqualTo(merged);
        assertThat(api.conversation(first).getString("contact.waId")).isEqualTo(both.phone());
        assertThat(api.conversation(first).getString("contact.userId")).isNull();
        assertThat(api.conversation(second).getString("contact.userId")).isEqualTo(both.user());
        await().untilAsserted(() -> assertThat(wire.heard(first, ContactsSeparated.class))
                .singleElement()
                .satisfies(heard -> {
                    assertThat(heard.event().path("separatedContactId").asText())
                            .isEqualTo(merged.toString());
                    assertThat(heard.event().path("separatedConversationId").asText())
                            .isEqualTo(second.toString());
                }));
    }

    @Test
    void neverMergesThemAgain() {
        // Given
        var first = stored(publish(byPhone, "by phone", Instant.now()));
        var second = stored(publish(byUserId, "by user id", Instant.now()));
        stored(publish(both, "by both", Instant.now()));
        var survivor = contactOf(first);
        separate(survivor, merges(survivor).getFirst()).then().statusCode(200);

        // When
        var after = stored(publish(both, "and again", Instant.now()));

        // Then
        assertThat(after).isEqualTo(second);
        assertThat(api.conversation(second).getString("contact.waId")).isEqualTo(both.phone());
        assertThat(merges(survivor)).hasSize(1);
        assertThat(stored(publish(byUserId, "by user id alone", Instant.now()))).isEqualTo(second);
    }

    @Test
    void leavesNoWindowOpenThatTheOtherHadOpened() {
        // Given
        var old = Instant.now().minus(Duration.ofHours(30));
        var first = stored(publish(byPhone, "long ago", old));
        var second = stored(publish(byUserId, "just now", Instant.now().minusSeconds(60)));
        publish(both, "also long ago", old.plusSeconds(60));
        await().until(() -> api.conversation(second).getUUID("id").equals(first));
        assertThat(api.conversation(first).getBoolean("window.open")).isTrue();
        var survivor = contactOf(first);

        // When
        separate(survivor, merges(survivor).getFirst()).then().statusCode(200);

        // Then
        assertThat(api.conversation(first).getBoolean("window.open")).isFalse();
        assertThat(api.conversation(second).getBoolean("window.open")).isTrue();
        await().untilAsserted(
                        () -> assertThat(wire.heard(first, WindowClosed.class)).hasSize(1));
    }

    @Test
    void undoesTheNewestMergeFirst() {
        // Given
        var elsewhere = Customer.withUserId();
        var first = stored(publish(byPhone, "by phone", Instant.now()));
        stored(publish(byUserId, "by user id", Instant.now()));
        stored(publish(both, "by both", Instant.now()));
        var third = stored(publish(elsewhere, "from elsewhere", Instant.now()));
        wire.publish(Topics.WHATSAPP_MESSAGES, both.key(), both.becomes(elsewhere, Instant.now()));
        wire.flush();
        await().until(() -> api.conversation(third).getUUID("id").equals(first));
        var survivor = contactOf(first);
        var merges = merges(survivor);
        assertThat(merges).hasSize(2);

        // When
        var tooEarly = separate(survivor, merges.getLast());
        separate(survivor, merges.getFirst()).then().statusCode(200);
        var inTurn = separate(survivor, merges.getLast());

        // Then
        assertThat(tooEarly.statusCode()).isEqualTo(409);
        assertThat(tooEarly.jsonPath().getString("code")).isEqualTo("merge_not_latest");
        assertThat(inTurn.statusCode()).isEqualTo(200);
        assertThat(bodies(third)).containsExactly("from elsewhere");
    }

    @Test
    void wantsAnAdministratorAndAMergeThatExists() {
        assertThat(given().contentType(ContentType.JSON)
                        .body("{}")
                        .post("/api/v1/contacts/{id}/merges/{mergeId}/separation", UUID.randomUUID(), UUID.randomUUID())
                        .then()
                        .statusCode(400)
                        .extract()
                        .jsonPath()
                        .getString("errors[0].field"))
                .isEqualTo("separatedBy");
        assertThat(separate(UUID.randomUUID(), UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(merges(UUID.randomUUID())).isEmpty();
    }

    private static List<UUID> merges(UUID contact) {
        return given()
                .get("/api/v1/contacts/{id}/merges", contact)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>getList("id")
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    private static Response separate(UUID contact, UUID merge) {
        return given().contentType(ContentType.JSON)
                .body(BY_AN_ADMINISTRATOR)
                .post("/api/v1/contacts/{id}/merges/{mergeId}/separation", contact, merge);
    }

    private List<String> bodies(UUID conversation) {
        return api.messages(conversation, 10, null).getList("items.content.body");
    }

    private MessageReceived publish(Customer customer, String text, Instant at) {
        var message = customer.writes(Customer.newWamid(), text, at);
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        return message;
    }

    private UUID stored(MessageReceived message) {
        wire.flush();
        await().until(() -> api.conversationOf(message.messageId()).isPresent());
        return api.conversationOf(message.messageId()).orElseThrow();
    }

    private UUID contactOf(UUID conversation) {
        return api.conversation(conversation).getUUID("contact.id");
    }
}
