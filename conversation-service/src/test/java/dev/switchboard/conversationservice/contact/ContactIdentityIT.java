package dev.switchboard.conversationservice.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.conversation.ContactsMerged;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContactIdentityIT {

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Test
    void joinsTheThreadsOfTwoContactsThatAreOnePerson() {
        // Given
        var ana = Customer.withBoth();
        var byPhone = publish(ana.byPhoneAlone(), "by phone");
        var first = stored(byPhone);
        var byUserId = publish(ana.byUserIdAlone(), "by user id");
        var second = stored(byUserId);
        assertThat(second).isNotEqualTo(first);

        // When
        var both = publish(ana, "by both");

        // Then
        assertThat(stored(both)).isEqualTo(first);
        assertThat(stored(byUserId)).isEqualTo(first);
        assertThat(api.messages(first, 10, null).getList("items.content.body"))
                .isEqualTo(List.of("by both", "by user id", "by phone"));
        assertThat(api.conversation(second).getUUID("id")).isEqualTo(first);
        await().untilAsserted(() -> assertThat(wire.heard(first, ContactsMerged.class))
                .singleElement()
                .satisfies(heard -> assertThat(
                                heard.event().path("mergedConversationId").asText())
                        .isEqualTo(second.toString())));
        assertThat(api.ask("SELECT evidence FROM contact_merge WHERE surviving_contact_id = ?", contactOf(first)))
                .containsExactly("same_message");
    }

    @Test
    void followsANumberChangeBeforeTheFirstMessage() {
        // Given
        var ana = Customer.withBoth();
        var elsewhere = Customer.withBoth();
        var conversation = stored(publish(ana, "from here"));

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, ana.key(), ana.becomes(elsewhere, Instant.now()));
        wire.flush();
        await().until(() ->
                elsewhere.phone().equals(api.conversation(conversation).getString("contact.waId")));
        var after = publish(elsewhere, "from there");

        // Then
        assertThat(stored(after)).isEqualTo(conversation);
        assertThat(api.conversation(conversation).getString("contact.userId")).isEqualTo(elsewhere.user());
        assertThat(api.ask(
                        "SELECT value FROM contact_identifier WHERE contact_id = ? AND retired_at IS NOT NULL",
                        contactOf(conversation)))
                .containsExactlyInAnyOrder(ana.phone(), ana.user());
    }

    @Test
    void followsANumberChangeAfterTheFirstMessage() {
        // Given
        var ana = Customer.withBoth();
        var elsewhere = Customer.withBoth();
        var changedAt = Instant.now().minusSeconds(1);
        var conversation = stored(publish(ana, "from here", changedAt.minusSeconds(60)));
        var after = publish(elsewhere, "from there");
        assertThat(stored(after)).isNotEqualTo(conversation);

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, ana.key(), ana.becomes(elsewhere, changedAt));

        // Then
        wire.flush();
        await().untilAsserted(() -> assertThat(stored(after)).isEqualTo(conversation));
        var shown = api.conversation(conversation);
        assertThat(shown.getString("contact.waId")).isEqualTo(elsewhere.phone());
        assertThat(shown.getString("contact.userId")).isEqualTo(elsewhere.user());
        assertThat(api.messages(conversation, 10, null).getList("items.content.body"))
                .isEqualTo(List.of("from there", "from here"));
        assertThat(stored(publish(elsewhere.byUserIdAlone(), "and again"))).isEqualTo(conversation);
    }

    @Test
    void followsAChangeOfTheUserIdAlone() {
        // Given
        var ana = Customer.withUserId();
        var renamed = Customer.withUserId();
        var changedAt = Instant.now().minusSeconds(1);
        var conversation = stored(publish(ana, "before", changedAt.minusSeconds(60)));
        var after = publish(renamed, "after");
        stored(after);

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, ana.key(), ana.becomes(renamed, changedAt));

        // Then
        wire.flush();
        await().untilAsserted(() -> assertThat(stored(after)).isEqualTo(conversation));
    }

    @Test
    void makesOneContactOfEveryNewCustomerWhomTwoConsumersMeetAtOnce() {
        // Given
        var customers =
                IntStream.range(0, 200).mapToObj(_ -> Customer.withBoth()).toList();

        // When
        var messages = customers.stream()
                .flatMap(customer -> List.of(
                                customer.byPhoneAlone().key(),
                                customer.byUserIdAlone().key())
                        .stream()
                        .map(key -> {
                            var message = customer.writes("hello");
                            wire.publish(Topics.WHATSAPP_MESSAGES, key, message);
                            return message;
                        }))
                .toList();

        // Then
        wire.flush();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(messages)
                        .allSatisfy(message -> assertThat(api.conversationOf(message.messageId()))
                                .isPresent()));
        for (var customer : customers) {
            assertThat(api.ask(
                            "SELECT DISTINCT contact_id FROM contact_identifier WHERE value IN (?, ?)",
                            customer.phone(),
                            customer.user()))
                    .hasSize(1);
        }
    }

    private MessageReceived publish(Customer customer, String text) {
        return publish(customer, text, Instant.now());
    }

    private MessageReceived publish(Customer customer, String text, Instant at) {
        var message = customer.writes(Customer.newWamid(), text, at);
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        return message;
    }

    private UUID stored(MessageReceived message) {
        wire.flush();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.conversationOf(message.messageId()).isPresent());
        return api.conversationOf(message.messageId()).orElseThrow();
    }

    private UUID contactOf(UUID conversation) {
        return api.conversation(conversation).getUUID("contact.id");
    }
}
