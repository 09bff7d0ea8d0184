package dev.switchboard.conversationservice.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.ConversationStarted;
import dev.switchboard.contracts.conversation.InteractionOpened;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.WindowOpened;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessageIntakeIT {

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Test
    void putsAMessageOnTheTimelineAndTellsTheOthers() {
        // Given
        var customer = Customer.withBoth();
        var message = customer.writes("Hello");

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);

        // Then
        var conversation = stored(message.messageId());
        var item = api.messages(conversation, 50, null);
        assertThat(item.getString("items[0].content.body")).isEqualTo("Hello");
        assertThat(item.getString("items[0].direction")).isEqualTo("inbound");
        assertThat(item.getString("items[0].state")).isEqualTo("received");
        var shown = api.conversation(conversation);
        assertThat(shown.getString("contact.waId")).isEqualTo(customer.phone());
        assertThat(shown.getString("contact.userId")).isEqualTo(customer.user());
        assertThat(shown.getBoolean("window.open")).isTrue();
        await().untilAsserted(() -> {
            assertThat(wire.heard(conversation, ConversationStarted.class)).hasSize(1);
            assertThat(wire.heard(conversation, WindowOpened.class)).hasSize(1);
            assertThat(wire.heard(conversation, InteractionOpened.class)).hasSize(1);
            assertThat(wire.heard(conversation, MessageAdded.class))
                    .singleElement()
                    .satisfies(heard -> {
                        assertThat(heard.event().path("content").path("body").asText())
                                .isEqualTo("Hello");
                        assertThat(heard.event().has("windowExpiresAt")).isTrue();
                        assertThat(heard.event().has("interactionId")).isTrue();
                    });
        });
    }

    @Test
    void changesNothingWhenAMessageComesAgain() {
        // Given
        var customer = Customer.withPhone();
        var message = customer.writes("once");
        var eventId = UUID.randomUUID().toString();
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), eventId, message);
        var conversation = stored(message.messageId());

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), eventId, message);
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        var last = customer.writes("last");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), last);

        // Then
        stored(last.messageId());
        assertThat(bodies(conversation)).containsExactly("last", "once");
        await().untilAsserted(() ->
                assertThat(wire.heard(conversation, MessageAdded.class)).hasSize(2));
        assertThat(wire.heard(conversation, InteractionOpened.class)).hasSize(1);
        assertThat(wire.heard(conversation, WindowOpened.class)).hasSize(1);
    }

    @Test
    void keepsTheOrderOfTwoCustomersWhoWriteAtTheSameTime() {
        // Given
        var ana = Customer.withPhone();
        var ben = Customer.withUserId();
        var second = Instant.now();
        var last = new ArrayList<String>();

        // When
        for (var number = 0; number < 100; number++) {
            for (var customer : List.of(ana, ben)) {
                var message = customer.writes(Customer.newWamid(), "number " + number, second);
                wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
                last.add(message.messageId());
            }
        }

        // Then
        var expected = IntStream.rangeClosed(0, 99)
                .mapToObj(number -> "number " + (99 - number))
                .toList();
        for (var wamid : last.subList(198, 200)) {
            var conversation = stored(wamid);
            assertThat(bodies(conversation)).isEqualTo(expected);
            await().untilAsserted(() -> assertThat(wire.heard(conversation, MessageAdded.class))
                    .extracting(
                            heard -> heard.event().path("content").path("body").asText())
                    .isEqualTo(expected.reversed()));
        }
    }

    @Test
    void insertsALateMessageInItsPlaceAndClampsOneFromTheFuture() {
        // Given
        var customer = Customer.withPhone();
        var now = Instant.now();
        var early = customer.writes(Customer.newWamid(), "early", now.minusSeconds(60));
        var late = customer.writes(Customer.newWamid(), "late", now.minusSeconds(120));
        var future = customer.writes(Customer.newWamid(), "future", now.plus(Duration.ofDays(400)));

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), early);
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), future);
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), late);

        // Then
        var conversation = stored(late.messageId());
        assertThat(bodies(conversation)).containsExactly("future", "early", "late");
        var expires = Instant.parse(api.conversation(conversation).getString("window.expiresAt"));
        assertThat(expires).isBefore(Instant.now().plus(Duration.ofHours(24)));
    }

    @Test
    void keepsAGroupApartFromThePrivateChat() {
        // Given
        var customer = Customer.withBoth();
        var privately = customer.writes("privately");
        var content = MessageContent.Text.of("to all");
        var group = "group-" + UUID.randomUUID();
        var toAll = customer.sends(Customer.newWamid(), content, Instant.now(), group, false);

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), privately);
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), toAll);

        // Then
        var groupConversation = stored(toAll.messageId());
        var chat = stored(privately.messageId());
        assertThat(bodies(chat)).containsExactly("privately");
        assertThat(api.conversation(groupConversation).getString("groupId")).isEqualTo(group);
        assertThat(api.messages(groupConversation, 1, null).getString("items[0].authorContactId"))
                .isEqualTo(api.conversation(chat).getString("contact.id"));
    }

    @Test
    void marksWhatWasOnlyListenedToAndShowsEchoes() {
        // Given
        var customer = Customer.withPhone();
        var content = MessageContent.Text.of("to the agent of Meta");
        var standby = customer.sends(Customer.newWamid(), content, Instant.now().minusSeconds(5), null, true);
        var echo = customer.isWrittenTo(Customer.newWamid(), "from the phone");

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), standby);
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), echo);

        // Then
        var items = api.messages(stored(echo.messageId()), 10, null);
        assertThat(items.getList("items.direction")).isEqualTo(List.of("echo", "inbound"));
        assertThat(items.getList("items.standby")).isEqualTo(Arrays.asList(null, true));
    }

    @Test
    void appliesAnEditAndARevocationThatComeBeforeTheirMessages() {
        // Given
        var customer = Customer.withPhone();
        var edited = customer.writes("first words");
        var revoked = customer.writes("taken back");

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.edits(edited.messageId(), "better words"));
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.revokes(revoked.messageId()));
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), edited);
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), revoked);

        // Then
        var conversation = stored(revoked.messageId());
        var shown = api.message(conversation, api.messageId(edited.messageId()));
        assertThat(shown.getString("content.body")).isEqualTo("better words");
        assertThat(shown.getString("editedAt")).isNotNull();
        assertThat(api.ask(
                        "SELECT content ->> 'body' FROM message_version WHERE message_id = ?",
                        api.messageId(edited.messageId())))
                .containsExactly("first words");
        assertThat(api.message(conversation, api.messageId(revoked.messageId())).getString("revokedAt"))
                .isNotNull();
    }

    @Test
    void keepsWhatAMessageSaidInTheOrderOfItsEdits() {
        // Given
        var customer = Customer.withPhone();
        var message = customer.writes("first words");
        var soon = Instant.now().minusSeconds(20);

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        wire.publish(
                Topics.WHATSAPP_MESSAGES,
                customer.key(),
                customer.edits(message.messageId(), "third words", soon.plusSeconds(10)));
        wire.publish(
                Topics.WHATSAPP_MESSAGES, customer.key(), customer.edits(message.messageId(), "second words", soon));
        var last = customer.writes("last");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), last);

        // Then
        var conversation = stored(last.messageId());
        var id = api.messageId(message.messageId());
        assertThat(api.message(conversation, id).getString("content.body")).isEqualTo("third words");
        assertThat(api.ask(
                        "SELECT content ->> 'body' FROM message_version WHERE message_id = ? ORDER BY replaced_at", id))
                .containsExactly("first words", "second words");
    }

    @Test
    void takesTextThatPostgresCannotStore() {
        // Given
        var customer = Customer.withPhone();
        var message = customer.writes("be\u0000fore \\u0000 after");

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);

        // Then
        assertThat(bodies(stored(message.messageId()))).containsExactly("be\uFFFDfore \\u0000 after");
    }

    @Test
    void takesTheNeighboursOfABrokenRecord() {
        // Given
        var customer = Customer.withPhone();
        var messages = IntStream.range(0, 100)
                .mapToObj(number -> customer.writes("number " + number))
                .toList();

        // When
        for (var number = 0; number < 100; number++) {
            if (number == 50) {
                var broken = "{\"messageId\":\"wamid.broken\"}".getBytes(StandardCharsets.UTF_8);
                wire.publish(
                        Topics.WHATSAPP_MESSAGES,
                        customer.key(),
                        "broken-" + customer.key(),
                        "MessageReceived",
                        broken);
            }
            wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), messages.get(number));
        }

        // Then
        var conversation = stored(messages.getLast().messageId());
        assertThat(bodies(conversation)).hasSize(100);
    }

    private UUID stored(String wamid) {
        wire.flush();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.conversationOf(wamid).isPresent());
        return api.conversationOf(wamid).orElseThrow();
    }

    private List<String> bodies(UUID conversation) {
        return api.messages(conversation, 200, null).getList("items.content.body");
    }
}
