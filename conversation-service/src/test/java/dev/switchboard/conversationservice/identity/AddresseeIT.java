package dev.switchboard.conversationservice.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.ContactCard;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.ContactChanged;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.contracts.whatsapp.MessageReceived;
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
class AddresseeIT {

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Test
    void learnsTheUserIdOfAPhoneFromTheStatusOfAnAnswer() {
        // Given
        var customer = Customer.withBoth();
        var conversation = stored(publish(customer.byPhoneAlone()));
        var answer = api.sendText(conversation, "good day");

        // When
        wire.publish(Topics.WHATSAPP_STATUSES, customer.key(), delivered(answer, customer));

        // Then
        wire.flush();
        await().until(() ->
                customer.user().equals(api.conversation(conversation).getString("contact.userId")));
        assertThat(stored(publish(customer.byUserIdAlone()))).isEqualTo(conversation);
        await().untilAsserted(() -> assertThat(wire.heard(conversation, ContactChanged.class))
                .last()
                .satisfies(heard -> assertThat(
                                heard.event().path("customer").path("userId").asText())
                        .isEqualTo(customer.user())));
    }

    @Test
    void joinsWhoeverIsKnownByThatUserIdAlready() {
        // Given
        var customer = Customer.withBoth();
        var first = stored(publish(customer.byPhoneAlone()));
        var second = stored(publish(customer.byUserIdAlone()));
        var answer = api.sendText(first, "good day");

        // When
        wire.publish(Topics.WHATSAPP_STATUSES, customer.key(), delivered(answer, customer));

        // Then
        wire.flush();
        await().until(() -> api.conversation(second).getUUID("id").equals(first));
        assertThat(api.ask(
                        "SELECT evidence FROM contact_merge WHERE surviving_contact_id = ?",
                        api.conversation(first).getUUID("contact.id")))
                .containsExactly("same_status");
    }

    @Test
    void answersAtExactlyTheIdThatTheCustomerWroteFrom() {
        // Given
        var digits = String.format("%07d", Math.floorMod(UUID.randomUUID().hashCode(), 10_000_000));
        var withNine = new Customer("55319" + "8" + digits, null);
        var without = new Customer("5531" + "8" + digits, null);
        var conversation = stored(publish(withNine));
        assertThat(stored(publish(without))).isEqualTo(conversation);
        wire.publish(
                Topics.WHATSAPP_MESSAGES, without.key(), withNine.isWrittenTo(Customer.newWamid(), "from the phone"));
        await().until(() ->
                api.messages(conversation, 10, null).getList("items").size() == 3);

        // When
        api.sendText(conversation, "good day");

        // Then
        await().untilAsserted(() -> assertThat(wire.heard(conversation, SendMessage.class))
                .singleElement()
                .satisfies(heard -> assertThat(
                                heard.event().path("recipient").path("waId").asText())
                        .isEqualTo(without.phone())));
    }

    @Test
    void learnsThePhoneThatACustomerSharesBecauseWeAsked() {
        // Given
        var customer = Customer.withBoth();
        var conversation = stored(publish(customer.byUserIdAlone()));
        var phone = new ContactCard.Phone(null, new PersonalDetail(customer.phone()), "CELL");
        var card = new ContactCard(null, List.of(phone), List.of(), List.of(), List.of(), null, null);
        var passedOn = new MessageContent.Contacts(List.of(card), null);
        var shared = new MessageContent.Contacts(List.of(card), true);
        stored(publish(customer.byUserIdAlone(), passedOn));
        assertThat(api.conversation(conversation).getString("contact.waId")).isNull();

        // When
        stored(publish(customer.byUserIdAlone(), shared));

        // Then
        assertThat(api.conversation(conversation).getString("contact.waId")).isEqualTo(customer.phone());
    }

    private static MessageStatusChanged delivered(UUID message, Customer customer) {
        return new MessageStatusChanged(
                Customer.newWamid(),
                Customer.NUMBER,
                "200000000000001",
                MessageStatusChanged.Subject.MESSAGE,
                DeliveryStatus.DELIVERED,
                "delivered",
                customer.ref(),
                null,
                Instant.now(),
                Instant.now(),
                message.toString(),
                null,
                List.of());
    }

    private MessageReceived publish(Customer customer) {
        return publish(customer, MessageContent.Text.of("hello"));
    }

    private MessageReceived publish(Customer customer, InboundContent content) {
        var message = customer.sends(Customer.newWamid(), content, Instant.now(), null, false);
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        return message;
    }

    private UUID stored(MessageReceived message) {
        wire.flush();
        await().until(() -> api.conversationOf(message.messageId()).isPresent());
        return api.conversationOf(message.messageId()).orElseThrow();
    }
}
