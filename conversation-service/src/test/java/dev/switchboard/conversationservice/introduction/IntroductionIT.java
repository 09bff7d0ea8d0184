package dev.switchboard.conversationservice.introduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ContactIntroduced;
import dev.switchboard.contracts.conversation.ContactsMerged;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IntroductionIT {

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Test
    void somebodyNewKeepsTheProposedIdAlsoWhenTheyWrite() {
        // Given
        var customer = Customer.withPhone();
        var proposed = UUID.randomUUID();

        // When
        introduce(customer, proposed);
        introduce(customer, proposed);
        await().until(() -> !api.ask("SELECT contact_id FROM contact_identifier WHERE value = ?", customer.phone())
                .isEmpty());

        // Then
        var message = customer.writes("hello");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        await().until(() -> api.conversationOf(message.messageId()).isPresent());
        var conversation = api.conversationOf(message.messageId()).orElseThrow();
        assertThat(api.conversation(conversation).getUUID("contact.id")).isEqualTo(proposed);
        assertThat(wire.heard(conversation, ContactsMerged.class)).isEmpty();
    }

    @Test
    void somebodyKnownStaysWhoTheyAre() {
        // Given
        var customer = Customer.withPhone();
        var message = customer.writes("hello");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        await().until(() -> api.conversationOf(message.messageId()).isPresent());
        var conversation = api.conversationOf(message.messageId()).orElseThrow();
        var proposed = UUID.randomUUID();

        // When
        introduce(customer, proposed);

        // Then
        await().untilAsserted(() -> assertThat(wire.heard(conversation, ContactsMerged.class))
                .singleElement()
                .satisfies(heard -> {
                    assertThat(heard.event().path("mergedContactId").asText()).isEqualTo(proposed.toString());
                    assertThat(heard.event().path("survivingContactId").asText())
                            .isEqualTo(api.conversation(conversation).getString("contact.id"));
                }));
    }

    private void introduce(Customer customer, UUID proposed) {
        wire.publish(
                Topics.CONSENT_EVENTS,
                proposed.toString(),
                new ContactIntroduced(proposed, Customer.NUMBER, CustomerRef.ofWaId(customer.phone()), Instant.now()));
    }
}
