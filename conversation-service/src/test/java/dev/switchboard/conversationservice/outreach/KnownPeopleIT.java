package dev.switchboard.conversationservice.outreach;

import static dev.switchboard.conversationservice.outreach.Outreacher.TEMPLATE;
import static dev.switchboard.conversationservice.outreach.Outreacher.TEXT;
import static dev.switchboard.conversationservice.outreach.Outreacher.asks;
import static dev.switchboard.conversationservice.outreach.Outreacher.toContact;
import static dev.switchboard.conversationservice.outreach.Outreacher.toPhone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ErasureRequested;
import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Writing to people who are known, and to those who are not any more. */
@QuarkusTest
class KnownPeopleIT {

    private final Customer customer = Customer.withBoth();
    private final String key = UUID.randomUUID().toString();

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Test
    void aContactGetsItInTheirConversationAndFreelyWhileTheWindowIsOpen() {
        // Given
        var conversation = published(customer.writes("hello"));

        // When
        var message = taken(asks(key, toContact(contactOf(conversation), TEXT)));

        // Then
        assertThat(message.getUUID("conversationId")).isEqualTo(conversation);
        assertThat(taken(asks(key + "2", toPhone(customer.phone(), TEXT))).getUUID("conversationId"))
                .isEqualTo(conversation);
        await().untilAsserted(() -> assertThat(wire.heard(conversation, SendMessage.class))
                .hasSize(2)
                .allSatisfy(heard -> {
                    var recipient = heard.event().path("recipient");
                    assertThat(recipient.path("waId").asText()).isEqualTo(customer.phone());
                    assertThat(recipient.path("userId").asText()).isEqualTo(customer.user());
                }));
    }

    @Test
    void aContactThatBecamePartOfAnotherMeansTheOneThatRemains() {
        // Given
        var conversation = published(customer.byPhoneAlone().writes("by phone"));
        var merged = contactOf(published(customer.byUserIdAlone().writes("by user id")));
        published(customer.writes("by both"));
        await().until(() -> !api.ask("SELECT 1 FROM contact WHERE id = ? AND merged_into IS NOT NULL", merged)
                .isEmpty());

        // When
        var message = taken(asks(key, toContact(merged, TEMPLATE)));

        // Then
        assertThat(message.getUUID("conversationId")).isEqualTo(conversation);
        await().untilAsserted(() -> assertThat(wire.heard(conversation, SendMessage.class))
                .singleElement()
                .satisfies(heard ->
                        assertThat(heard.event().path("messageId").asText()).isEqualTo(message.getString("id"))));
    }

    @Test
    void aContactWithoutAConversationWithTheNumberGetsOne() {
        // Given
        var elsewhere = published(customer.writesTo("100000000000002", "hello"));

        // When
        var message = taken(asks(key, toContact(contactOf(elsewhere), TEMPLATE)));

        // Then
        var conversation = api.conversation(message.getUUID("conversationId"));
        assertThat(conversation.getUUID("id")).isNotEqualTo(elsewhere);
        assertThat(conversation.getString("phoneNumberId")).isEqualTo(Customer.NUMBER);
        assertThat(conversation.getUUID("contact.id")).isEqualTo(contactOf(elsewhere));
    }

    @Test
    void aContactThatNobodyKnowsIsNotFound() {
        assertThat(refused(asks(key, toContact(UUID.randomUUID(), TEMPLATE)), 404))
                .isEqualTo("unknown_contact");
    }

    @Test
    void aContactWhoseIdsPassedOnIsNotReached() {
        // Given
        var contact = contactOf(published(customer.writes("hello")));
        api.ask("UPDATE contact_identifier SET retired_at = now() WHERE contact_id = ? RETURNING id", contact);

        // Then
        assertThat(refused(asks(key, toContact(contact, TEMPLATE)), 409)).isEqualTo("recipient_unreachable");
    }

    @Test
    void aContactOfAnotherPortfolioIsNotReachedFromThisNumber() {
        // Given
        published(Customer.withPhone().writes("somebody whom the number knows"));
        var contact = contactOf(published(customer.writesTo("100000000000077", "hello")));
        api.ask("UPDATE contact SET portfolio = 'another' WHERE id = ? RETURNING id", contact);

        // Then
        assertThat(refused(asks(key, toContact(contact, TEMPLATE)), 409)).isEqualTo("recipient_unreachable");
    }

    @Test
    void anErasureTakesTheRequestAlongAndNobodyIsWrittenToUnderTheContactAgain() {
        // Given
        var secret = "reminder-of-" + customer.phone();
        var message = taken(asks(secret, toPhone(customer.phone(), TEMPLATE)));
        var conversation = message.getUUID("conversationId");
        var contact = contactOf(conversation);
        assertThat(api.ask("SELECT 1 FROM message_request WHERE idempotency_key = ?", secret))
                .hasSize(1);

        // When
        wire.publish(
                Topics.CONSENT_EVENTS,
                contact.toString(),
                new ErasureRequested(UUID.randomUUID(), contact, Instant.now()));
        await().until(() -> !wire.heard(conversation, ContactErased.class).isEmpty());

        // Then
        assertThat(api.ask("SELECT 1 FROM message_request WHERE idempotency_key = ?", secret))
                .isEmpty();
        assertThat(refused(asks(key, toContact(contact, TEMPLATE)), 409)).isEqualTo("contact_erased");
    }

    private UUID published(MessageReceived message) {
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        await().until(() -> api.conversationOf(message.messageId()).isPresent());
        return api.conversationOf(message.messageId()).orElseThrow();
    }

    private UUID contactOf(UUID conversation) {
        return api.conversation(conversation).getUUID("contact.id");
    }

    private static JsonPath taken(Response answer) {
        return answer.then().statusCode(202).extract().jsonPath();
    }

    private static String refused(Response answer, int status) {
        return answer.then().statusCode(status).extract().jsonPath().getString("code");
    }
}
