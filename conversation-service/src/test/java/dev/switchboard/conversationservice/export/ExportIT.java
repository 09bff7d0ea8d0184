package dev.switchboard.conversationservice.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ErasureRequested;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExportIT {

    private final Customer customer = Customer.withBoth();

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Test
    void tellsWhoSomebodyIsAndAllThatWasSaidInOrder() {
        // Given
        var first = customer.writes(Customer.newWamid(), "first", Instant.now().minusSeconds(3));
        var conversation = stored(first);
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.edits(first.messageId(), "first, edited"));
        api.sendText(conversation, "second");
        var elsewhere = stored(customer.writesTo("100000000000002", "to the other number"));
        await().until(() -> api.messages(conversation, 10, null)
                .getList("items.content.body")
                .contains("first, edited"));
        var contact = contactOf(conversation);

        // When
        var export = export(contact);

        // Then
        assertThat(export.getString("contact.contactId")).isEqualTo(contact.toString());
        assertThat(export.getString("contact.name")).isEqualTo("Ana Invented");
        assertThat(export.<String>getList("contact.identifiers.value"))
                .containsExactlyInAnyOrder(customer.phone(), customer.user());
        assertThat(export.<String>getList("conversations.id"))
                .containsExactly(conversation.toString(), elsewhere.toString());
        assertThat(export.<String>getList("conversations[0].messages.content.body"))
                .containsExactly("first, edited", "second");
        assertThat(export.<String>getList("conversations[0].messages[0].earlier.content.body"))
                .containsExactly("first");
        assertThat(export.getString("conversations[0].window.expiresAt")).isNotNull();
        assertThat(export.getList("conversations[0].interactions")).hasSize(1);
        assertThat(export.getList("messagesInGroups")).isEmpty();
    }

    @Test
    void holdsEveryMessageOfALongConversation() {
        // Given
        var conversation = stored(customer.writes("number 0"));
        IntStream.range(1, 450)
                .forEach(number ->
                        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.writes("number " + number)));
        await().until(() -> api.ask("SELECT 1 FROM message WHERE conversation_id = ?", conversation)
                        .size()
                == 450);

        // When
        var bodies = export(contactOf(conversation)).<String>getList("conversations[0].messages.content.body");

        // Then
        var expected = new ArrayList<String>();
        IntStream.range(0, 450).forEach(number -> expected.add("number " + number));
        assertThat(bodies).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(bodies.getFirst()).isEqualTo("number 0");
    }

    @Test
    void isAPageForPeopleOnWhichNobodysWordsRun() {
        // Given
        var conversation = stored(customer.writes("<script>alert('hi')</script> & \"quoted\""));

        // When
        var page = given().accept("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
                .get("/api/v1/contacts/{id}/export", contactOf(conversation));

        // Then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.asString())
                .contains("&lt;script&gt;alert(", "Ana Invented", customer.phone(), "This is all.")
                .doesNotContain("<script>");
    }

    @Test
    void tellsOfEverybodyWhoTurnedOutToBeThem() {
        // Given
        var byPhone = stored(customer.byPhoneAlone().writes("by phone"));
        var byUserId = stored(customer.byUserIdAlone().writes("by user id"));
        var merged = contactOf(byUserId);
        stored(customer.writes("by both"));

        // When
        var export = export(merged);

        // Then
        assertThat(export.getUUID("contact.contactId")).isEqualTo(contactOf(byPhone));
        assertThat(export.<String>getList("contact.contactIds")).hasSize(2).contains(merged.toString());
        assertThat(export.<String>getList("conversations[0].messages.content.body"))
                .isEqualTo(List.of("by phone", "by user id", "by both"));
        assertThat(export.getString("contact.merges[0].evidence")).isEqualTo("same_message");
    }

    @Test
    void isNotThereForNobodyAndForWhoWasErased() {
        // Given
        var contact = contactOf(stored(customer.writes("hello")));
        wire.publish(
                Topics.CONSENT_EVENTS,
                contact.toString(),
                new ErasureRequested(UUID.randomUUID(), contact, Instant.now()));

        // Then
        await().until(() -> given().get("/api/v1/contacts/{id}/export", contact).statusCode() == 404);
        var unknown = given().get("/api/v1/contacts/{id}/export", UUID.randomUUID());
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.jsonPath().getString("code")).isEqualTo("unknown_contact");
        assertThat(given().get("/api/v1/contacts/nobody/export").statusCode()).isEqualTo(404);
    }

    private JsonPath export(UUID contact) {
        return given().accept("application/json")
                .get("/api/v1/contacts/{id}/export", contact)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private UUID stored(MessageReceived message) {
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        await().until(() -> api.conversationOf(message.messageId()).isPresent());
        return api.conversationOf(message.messageId()).orElseThrow();
    }

    private UUID contactOf(UUID conversation) {
        return api.conversation(conversation).getUUID("contact.id");
    }
}
