package dev.switchboard.conversationservice.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.conversation.InteractionOpened;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.MessageStatusAdvanced;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import dev.switchboard.conversationservice.Wire.Heard;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that somebody else asked the sender for. */
@QuarkusTest
class ForeignCommandIT {

    private final Customer customer = Customer.withPhone();
    private final UUID messageId = UUID.randomUUID();

    @Inject
    Wire wire;

    @Inject
    Api api;

    private UUID conversation;

    @BeforeEach
    void meet() {
        var hello = customer.writes("hello");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), hello);
        await().until(() -> api.conversationOf(hello.messageId()).isPresent());
        conversation = api.conversationOf(hello.messageId()).orElseThrow();
    }

    @Test
    void joinsTheTimelineAndIsAskedForOnlyOnce() {
        // When
        send(messageId, "do you want to hear from us?");

        // Then
        await().until(() -> api.conversationOf(messageId).isPresent());
        var shown = api.message(conversation, messageId);
        assertThat(shown.getString("state")).isEqualTo("queued");
        assertThat(shown.getString("direction")).isEqualTo("outbound");
        await().until(() -> wire.heard(conversation, MessageAdded.class).size() == 2);
        assertThat(wire.heard(conversation, SendMessage.class)).hasSize(1); // the one of this test
    }

    @Test
    void ourOwnCommandsChangeNothing() {
        // Given
        var ours = api.sendText(conversation, "ours");

        // When
        send(messageId, "theirs");

        // Then
        await().until(() -> api.conversationOf(messageId).isPresent());
        assertThat(api.messages(conversation, 10, null).getList("items.content.body"))
                .isEqualTo(List.of("theirs", "ours", "hello"));
        await().until(() -> wire.heard(conversation, MessageAdded.class).size() == 3);
        assertThat(wire.heard(conversation, MessageAdded.class).stream()
                        .filter(added ->
                                added.event().path("messageId").asText().equals(ours.toString())))
                .hasSize(1);
    }

    @Test
    void anOutcomeThatCameFirstWaitsForItsMessage() {
        // Given
        var wamid = Customer.newWamid();
        var at = Instant.now().minusSeconds(30);
        wire.publish(
                Topics.OUTBOUND_EVENTS,
                conversation.toString(),
                new MessageAccepted(messageId, conversation, wamid, 1, at));
        wire.publish(Topics.WHATSAPP_STATUSES, customer.key(), delivered(wamid, at.plusSeconds(1)));
        await().until(() -> api.ask("SELECT id FROM parked_outcome WHERE message_id = ?", messageId)
                        .size()
                == 1);
        await().until(() ->
                api.ask("SELECT id FROM parked_status WHERE wamid = ?", wamid).size() == 1);

        // When
        send(messageId, "late on the timeline");

        // Then
        await().until(() -> api.conversationOf(messageId).isPresent());
        assertThat(api.message(conversation, messageId).getString("state")).isEqualTo("delivered");
        assertThat(api.ask("SELECT id FROM parked_outcome WHERE message_id = ?", messageId))
                .isEmpty();
        await().until(() ->
                !wire.heard(conversation, MessageStatusAdvanced.class).isEmpty());
        assertThat(wire.heard(conversation).stream()
                        .filter(one -> one.topic().equals(Topics.CONVERSATION_EVENTS))
                        .filter(one -> one.event().path("messageId").asText().equals(messageId.toString()))
                        .map(Heard::type)
                        .distinct())
                .containsExactly("MessageAdded", "MessageStatusAdvanced");
    }

    @Test
    void aRefusalThatCameFirstIsShown() {
        // Given
        wire.publish(
                Topics.OUTBOUND_EVENTS,
                conversation.toString(),
                new MessageRefused(
                        messageId,
                        conversation,
                        "consent_missing",
                        "nobody agreed",
                        "a consent of theirs",
                        List.of(),
                        Instant.now()));
        await().until(() -> api.ask("SELECT id FROM parked_outcome WHERE message_id = ?", messageId)
                        .size()
                == 1);

        // When
        send(messageId, "an offer");

        // Then
        await().until(() -> api.conversationOf(messageId).isPresent());
        var shown = api.message(conversation, messageId);
        assertThat(shown.getString("state")).isEqualTo("refused");
        assertThat(shown.getString("refusal.code")).isEqualTo("consent_missing");
    }

    @Test
    void keepsTheOrderInWhichItWasAskedFor() {
        // Given
        var ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

        // When
        for (var id : ids) {
            send(id, "number " + ids.indexOf(id));
        }

        // Then
        await().until(() -> api.conversationOf(ids.getLast()).isPresent());
        assertThat(api.messages(conversation, 10, null).getList("items.content.body"))
                .isEqualTo(List.of("number 3", "number 2", "number 1", "number 0", "hello"));
        await().until(() -> wire.heard(conversation, MessageAdded.class).size() == 5);
        assertThat(wire.heard(conversation, MessageAdded.class).stream()
                        .skip(1)
                        .map(added -> added.event().path("messageId").asText()))
                .isEqualTo(ids.stream().map(UUID::toString).toList());
    }

    @Test
    void leavesAConversationAloneThatNobodyKnows() {
        // Given
        var nowhere = UUID.randomUUID();
        var lost = UUID.randomUUID();

        // When
        wire.publish(
                Topics.OUTBOUND_LIVE,
                conversation.toString(),
                Commands.toConversation(lost, nowhere, customer, "where to", SendMessage.Origin.SYSTEM));
        send(messageId, "here");

        // Then
        await().until(() -> api.conversationOf(messageId).isPresent());
        assertThat(api.conversationOf(lost)).isEmpty();
        assertThat(wire.heard(nowhere)).isEmpty();
    }

    @Test
    void aPersonWhoWritesOpensAnInteractionAndAProgramDoesNot() {
        // Given
        var stranger = Customer.withPhone();
        var first = UUID.randomUUID();
        wire.publish(Topics.OUTBOUND_LIVE, first.toString(), Commands.toPerson(first, stranger, "a reminder"));
        await().until(() -> api.conversationOf(first).isPresent());
        var theirs = api.conversationOf(first).orElseThrow();

        // When
        wire.publish(
                Topics.OUTBOUND_LIVE,
                theirs.toString(),
                Commands.toConversation(messageId, theirs, stranger, "may I help?", SendMessage.Origin.AGENT));

        // Then
        await().until(() -> api.conversationOf(messageId).isPresent());
        assertThat(api.message(theirs, first).getString("interactionId")).isNull();
        await().until(() -> wire.heard(theirs, InteractionOpened.class).size() == 1);
        var opened = wire.heard(theirs, InteractionOpened.class).getFirst().event();
        assertThat(opened.path("openedBy").asText()).isEqualTo("AGENT");
        assertThat(api.message(theirs, messageId).getString("interactionId"))
                .isEqualTo(opened.path("interactionId").asText());
    }

    private void send(UUID id, String text) {
        wire.publish(
                Topics.OUTBOUND_LIVE,
                conversation.toString(),
                CloudEvent.idOf(SendMessage.class, id.toString()),
                Commands.toConversation(id, conversation, customer, text, SendMessage.Origin.SYSTEM));
    }

    private static MessageStatusChanged delivered(String wamid, Instant at) {
        return new MessageStatusChanged(
                wamid,
                Customer.NUMBER,
                "200000000000001",
                MessageStatusChanged.Subject.MESSAGE,
                DeliveryStatus.DELIVERED,
                "delivered",
                null,
                null,
                at,
                Instant.now(),
                null,
                null,
                List.of());
    }
}
