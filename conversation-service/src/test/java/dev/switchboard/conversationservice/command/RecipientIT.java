package dev.switchboard.conversationservice.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.conversation.ContactChanged;
import dev.switchboard.contracts.conversation.ConversationStarted;
import dev.switchboard.contracts.conversation.InteractionOpened;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.WindowOpened;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import dev.switchboard.conversationservice.Wire.Heard;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages to people whose conversation nobody named. */
@QuarkusTest
class RecipientIT {

    private final UUID messageId = UUID.randomUUID();

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Test
    void somebodyNewBecomesAContactWithAConversationAndTheSenderIsAsked() {
        // Given
        var customer = Customer.withPhone();
        var command = Commands.toPerson(messageId, customer, "your parcel is on its way");

        // When
        wire.publish(Topics.OUTBOUND_BULK, messageId.toString(), command);

        // Then
        var conversation = conversation();
        var shown = api.message(conversation, messageId);
        assertThat(shown.getString("direction")).isEqualTo("outbound");
        assertThat(shown.getString("state")).isEqualTo("queued");
        assertThat(shown.getString("content.body")).isEqualTo("your parcel is on its way");
        assertThat(shown.getString("interactionId")).isNull();
        assertThat(api.conversation(conversation).getString("contact.waId")).isEqualTo(customer.phone());
        var asked = asked(conversation);
        assertThat(asked.topic()).isEqualTo(Topics.OUTBOUND_BULK);
        var event = asked.event();
        assertThat(event.path("messageId").asText()).isEqualTo(messageId.toString());
        assertThat(event.path("recipient").path("waId").asText()).isEqualTo(customer.phone());
        assertThat(event.path("origin").asText()).isEqualTo("SYSTEM");
        assertThat(event.path("requestedBy").asText()).isEqualTo(Commands.WORKFLOW);
        assertThat(event.path("requestedAt").asText())
                .isEqualTo(command.requestedAt().toString());
        assertThat(event.path("campaignId").asText()).isEqualTo(Commands.CAMPAIGN.toString());
        assertThat(wire.heard(conversation).stream()
                        .filter(one -> one.topic().equals(Topics.CONVERSATION_EVENTS))
                        .map(Heard::type))
                .containsExactly(
                        ConversationStarted.class.getSimpleName(),
                        ContactChanged.class.getSimpleName(),
                        MessageAdded.class.getSimpleName());
    }

    @Test
    void somebodyKnownGetsItInTheConversationThatIsThere() {
        // Given
        var customer = Customer.withBoth();
        var conversation = writes(customer);

        // When
        wire.publish(
                Topics.OUTBOUND_LIVE,
                messageId.toString(),
                Commands.toPerson(messageId, customer.byPhoneAlone(), "good news"));

        // Then
        assertThat(conversation()).isEqualTo(conversation);
        var asked = asked(conversation);
        assertThat(asked.topic()).isEqualTo(Topics.OUTBOUND_LIVE);
        assertThat(asked.event().path("recipient").path("userId").asText()).isEqualTo(customer.user());
        assertThat(wire.heard(conversation, ConversationStarted.class)).hasSize(1);
        assertThat(wire.heard(conversation, WindowOpened.class)).hasSize(1);
        assertThat(wire.heard(conversation, InteractionOpened.class)).hasSize(1);
        assertThat(api.message(conversation, messageId).getString("interactionId"))
                .isEqualTo(api.messages(conversation, 10, null).getString("items[1].interactionId"));
    }

    @ParameterizedTest
    @CsvSource({"5511987654321, 551187654321", "5491123456789, 541123456789", "5215512345678, 525512345678"})
    void aPhoneMayBeWrittenInEitherWayAndGoesToTheOneThatTheyWroteFrom(String dialled, String byWhatsApp) {
        // Given
        var conversation = writes(new Customer(byWhatsApp, null));

        // When
        wire.publish(
                Topics.OUTBOUND_LIVE, messageId.toString(), Commands.toPerson(messageId, dialled, null, "good day"));

        // Then
        assertThat(conversation()).isEqualTo(conversation);
        assertThat(asked(conversation).event().path("recipient").path("waId").asText())
                .isEqualTo(byWhatsApp);
    }

    @Test
    void aUserIdAloneIsEnough() {
        // Given
        var customer = Customer.withUserId();

        // When
        wire.publish(Topics.OUTBOUND_LIVE, messageId.toString(), Commands.toPerson(messageId, customer, "hello there"));

        // Then
        var conversation = conversation();
        var recipient = asked(conversation).event().path("recipient");
        assertThat(recipient.path("userId").asText()).isEqualTo(customer.user());
        assertThat(recipient.has("waId")).isFalse();
        assertThat(writes(customer)).isEqualTo(conversation);
    }

    @Test
    void repeatsOfAMessageAreOne() {
        // Given
        var customer = Customer.withPhone();
        var command = Commands.toPerson(messageId, customer, "once");
        var last = UUID.randomUUID();

        // When
        wire.publish(Topics.OUTBOUND_LIVE, messageId.toString(), command);
        wire.publish(Topics.OUTBOUND_LIVE, messageId.toString(), command);
        var conversation = conversation();
        wire.publish(Topics.OUTBOUND_LIVE, messageId.toString(), command);
        wire.publish(Topics.OUTBOUND_LIVE, messageId.toString(), Commands.toPerson(last, customer, "and another"));

        // Then
        await().until(() -> api.conversationOf(last).isPresent());
        await().until(() -> wire.heard(conversation, SendMessage.class).size() == 2);
        assertThat(api.messages(conversation, 10, null).getList("items.content.body"))
                .isEqualTo(List.of("and another", "once"));
    }

    @ParameterizedTest
    @CsvSource({"+1 555 0100, ", "15550abc, ", "'', ", "15550100, not-a-user-id"})
    void aRecipientThatNobodyCanBeIsRefused(String waId, String userId) {
        // When
        wire.publish(Topics.OUTBOUND_BULK, messageId.toString(), Commands.toPerson(messageId, waId, userId, "to whom"));

        // Then
        await().untilAsserted(() -> assertThat(wire.heard(messageId, MessageRefused.class))
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.topic()).isEqualTo(Topics.OUTBOUND_EVENTS);
                    assertThat(refused.event().path("code").asText()).isEqualTo("recipient_invalid");
                    assertThat(refused.event().hasNonNull("conversationId")).isFalse();
                    assertThat(refused.event().path("explanation").asText()).startsWith("the recipient's ");
                    assertThat(refused.event().path("unblockedBy").asText()).isNotEmpty();
                }));
        assertThat(api.conversationOf(messageId)).isEmpty();
    }

    private UUID writes(Customer customer) {
        var message = customer.writes("hello");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        await().until(() -> api.conversationOf(message.messageId()).isPresent());
        return api.conversationOf(message.messageId()).orElseThrow();
    }

    private UUID conversation() {
        await().until(() -> api.conversationOf(messageId).isPresent());
        return api.conversationOf(messageId).orElseThrow();
    }

    private Heard asked(UUID conversation) {
        await().until(() -> !wire.heard(conversation, SendMessage.class).isEmpty());
        return wire.heard(conversation, SendMessage.class).getLast();
    }
}
