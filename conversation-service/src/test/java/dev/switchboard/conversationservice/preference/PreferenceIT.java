package dev.switchboard.conversationservice.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.conversation.MarketingPreferenceChosen;
import dev.switchboard.contracts.conversation.MessageStatusAdvanced;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.contracts.whatsapp.MarketingPreferenceChanged;
import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PreferenceIT {

    private static final String WABA = "200000000000001";

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Test
    void tellsOnceWhoStoppedMarketingAndInWhichConversation() {
        // Given
        var customer = Customer.withPhone();
        var message = customer.writes("hello");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        await().until(() -> api.conversationOf(message.messageId()).isPresent());
        var conversation = api.conversationOf(message.messageId()).orElseThrow();
        var stop = preference(customer, "stop");

        // When
        wire.publish(Topics.WHATSAPP_PREFERENCES, customer.key(), "stop-" + customer.phone(), stop);
        wire.publish(Topics.WHATSAPP_PREFERENCES, customer.key(), "stop-" + customer.phone(), stop);
        wire.publish(Topics.WHATSAPP_PREFERENCES, customer.key(), preference(customer, "resume"));

        // Then
        await().untilAsserted(() -> assertThat(wire.heard(conversation, MarketingPreferenceChosen.class))
                .extracting(heard -> heard.event().path("choice").asText())
                .containsExactly("STOP", "RESUME"));
        var told = wire.heard(conversation, MarketingPreferenceChosen.class)
                .getFirst()
                .event();
        assertThat(told.path("contactId").asText())
                .isEqualTo(api.conversation(conversation).getString("contact.id"));
        assertThat(told.path("phoneNumberId").asText()).isEqualTo(Customer.NUMBER);
    }

    @Test
    void aStopOfSomebodyWhoNeverWroteIsToldUnderTheContact() {
        // Given
        var customer = Customer.withPhone();

        // When
        wire.publish(Topics.WHATSAPP_PREFERENCES, customer.key(), preference(customer, "stop"));

        // Then
        await().until(() -> !contactsOf(customer).isEmpty());
        var contact = (UUID) contactsOf(customer).getFirst();
        await().untilAsserted(() -> assertThat(wire.heard(contact, MarketingPreferenceChosen.class))
                .singleElement()
                .satisfies(
                        heard -> assertThat(heard.event().has("conversationId")).isFalse()));
    }

    @Test
    void aFailedMessageNamesTheContactThatItWentTo() {
        // Given
        var customer = Customer.withPhone();
        var message = customer.writes("hello");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        await().until(() -> api.conversationOf(message.messageId()).isPresent());
        var conversation = api.conversationOf(message.messageId()).orElseThrow();
        var answer = api.sendText(conversation, "our offers");

        // When
        wire.publish(
                Topics.WHATSAPP_STATUSES,
                customer.key(),
                new MessageStatusChanged(
                        Customer.newWamid(),
                        Customer.NUMBER,
                        WABA,
                        MessageStatusChanged.Subject.MESSAGE,
                        DeliveryStatus.FAILED,
                        "failed",
                        customer.ref(),
                        null,
                        Instant.now(),
                        Instant.now(),
                        answer.toString(),
                        null,
                        List.of(new MetaError(131050, null, "stopped marketing", null))));

        // Then
        await().untilAsserted(() -> assertThat(wire.heard(conversation, MessageStatusAdvanced.class))
                .last()
                .satisfies(heard -> {
                    assertThat(heard.event().at("/error/code").asInt()).isEqualTo(131050);
                    assertThat(heard.event().path("contactId").asText())
                            .isEqualTo(api.conversation(conversation).getString("contact.id"));
                    assertThat(heard.event().path("phoneNumberId").asText()).isEqualTo(Customer.NUMBER);
                }));
    }

    private List<Object> contactsOf(Customer customer) {
        return api.ask("SELECT contact_id FROM contact_identifier WHERE value = ?", customer.phone());
    }

    private static MarketingPreferenceChanged preference(Customer customer, String value) {
        return new MarketingPreferenceChanged(
                Customer.NUMBER, WABA, customer.ref(), "marketing_messages", value, null, Instant.now(), Instant.now());
    }
}
