package dev.switchboard.conversationservice.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.RawJson;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.conversation.ConversationStarted;
import dev.switchboard.contracts.conversation.InteractionOpened;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.WindowOpened;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.contracts.whatsapp.HistoryEvent;
import dev.switchboard.contracts.whatsapp.HistoryReceived;
import dev.switchboard.contracts.whatsapp.MessageContext;
import dev.switchboard.contracts.whatsapp.OldMessage;
import dev.switchboard.contracts.whatsapp.OldMessagesReceived;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HistoryIT {

    private static final String WABA = "200000000000001";

    private final Customer customer = Customer.withPhone();
    private final long yesterday = Instant.now().minus(Duration.ofDays(1)).getEpochSecond();

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Test
    void putsOldChatsInTheirPlaceWithoutAlarmingAnybody() {
        // Given
        var question = item(true, 10, MessageContent.Text.of("question"));
        var answer = item(false, 20, MessageContent.Text.of("answer"));
        var hologram = item(true, 30, new InboundContent.Other("hologram", new RawJson("{}")));

        // When
        publish(answer, hologram);
        publish(question);
        publish(question);

        // Then
        var conversation = stored(question.messageId());
        await().until(() -> api.conversationOf(answer.messageId()).isPresent());
        var shown = api.messages(conversation, 10, null);
        assertThat(shown.getList("items.direction")).isEqualTo(List.of("inbound", "echo", "inbound"));
        assertThat(shown.getList("items.state")).isEqualTo(List.of("received", "read", "received"));
        assertThat(shown.getList("items.content.type")).isEqualTo(List.of("other", "text", "text"));
        assertThat(shown.getString("items[2].content.body")).isEqualTo("question");
        assertThat(Instant.parse(api.conversation(conversation).getString("lastMessageAt")))
                .isEqualTo(Instant.ofEpochSecond(yesterday + 30));
        assertThat(api.conversation(conversation).getBoolean("window.open")).isFalse();
        await().untilAsserted(() ->
                assertThat(wire.heard(conversation, ConversationStarted.class)).hasSize(1));
        await().until(() -> wire.heard(conversation, MessageAdded.class).size() == 3);
        assertThat(wire.heard(conversation, MessageAdded.class)).allSatisfy(added -> {
            assertThat(added.event().path("backfilled").asBoolean()).isTrue();
            assertThat(added.event().hasNonNull("windowExpiresAt")).isFalse();
            assertThat(added.event().hasNonNull("interactionId")).isFalse();
            assertThat(Instant.parse(added.event().path("sentAt").asText()))
                    .isBefore(Instant.ofEpochSecond(yesterday + 31));
        });
        assertThat(wire.heard(conversation, WindowOpened.class)).isEmpty();
        assertThat(wire.heard(conversation, InteractionOpened.class)).isEmpty();
    }

    @Test
    void showsEveryKindAsItShowsLiveOnes() {
        // Given
        var question = item(false, 0, MessageContent.Text.of("which one?"));
        var reply = new OldMessage(
                Customer.newWamid(),
                true,
                Instant.ofEpochSecond(yesterday + 1),
                new InboundContent.ButtonReply("red", new CustomerText("The red one")),
                new MessageContext(question.messageId(), false, false, null, null, null),
                null);
        var reaction =
                item(true, 2, new MessageContent.Reaction(question.messageId(), new CustomerText("\uD83D\uDC4D")));
        var place = item(true, 3, new MessageContent.Location(1.5, 2.5, null, null, null));

        // When
        publish(question, reply, reaction, place);

        // Then
        var conversation = stored(place.messageId());
        var shown = api.messages(conversation, 10, null);
        assertThat(shown.getList("items.content.type"))
                .isEqualTo(List.of("location", "reaction", "button_reply", "text"));
        assertThat(shown.getUUID("items[2].quotedMessageId")).isEqualTo(api.messageId(question.messageId()));
        assertThat(shown.getString("items[3].reactions[0].emoji")).isEqualTo("\uD83D\uDC4D");
    }

    @Test
    void joinsOldMessagesToTheConversationThatGoesOn() {
        // Given
        var live = customer.writes("live");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), live);
        var conversation = stored(live.messageId());
        var old = item(true, 0, MessageContent.Text.of("old"));
        var again = new OldMessage(
                live.messageId(),
                true,
                Instant.ofEpochSecond(yesterday),
                MessageContent.Text.of("told again"),
                null,
                null);

        // When
        publish(old, again);

        // Then
        assertThat(stored(old.messageId())).isEqualTo(conversation);
        assertThat(api.messages(conversation, 10, null).getList("items.content.body"))
                .isEqualTo(List.of("live", "old"));
        assertThat(api.conversation(conversation).getBoolean("window.open")).isTrue();
    }

    @Test
    void putsAFileWhereItsPlaceholderStood() {
        // Given
        var placeholder = item(true, 0, new InboundContent.Unsupported("media_placeholder", List.of()));
        publish(placeholder);
        var conversation = stored(placeholder.messageId());
        assertThat(api.messages(conversation, 1, null).getString("items[0].content.metaType"))
                .isEqualTo("media_placeholder");
        var file =
                new MessageContent.Media(MediaKind.IMAGE, "900002", null, "image/jpeg", null, null, null, null, null);

        // When
        publish(new OldMessage(placeholder.messageId(), true, Instant.ofEpochSecond(yesterday), file, null, null));

        // Then
        await().untilAsserted(
                        () -> assertThat(api.messages(conversation, 10, null).<String>getList("items.content.mediaId"))
                                .containsExactly("900002"));
        assertThat(api.ask("SELECT message_id FROM media WHERE meta_id = '900002'"))
                .containsExactly(api.messageId(placeholder.messageId()));
    }

    @Test
    void goesOnAfterABusinessThatSharesNothing() {
        // Given
        var message = item(true, 0, MessageContent.Text.of("hello"));

        // When
        publish(new HistoryReceived(
                WABA,
                Customer.NUMBER,
                Instant.now(),
                new RawJson("{\"history\":[{\"errors\":[{\"code\":2593109,\"title\":\"not shared\"}]}]}")));
        publish(message);

        // Then
        assertThat(api.messages(stored(message.messageId()), 10, null).<String>getList("items.content.type"))
                .containsExactly("text");
    }

    private OldMessage item(boolean byCustomer, int second, InboundContent content) {
        return new OldMessage(
                Customer.newWamid(),
                byCustomer,
                Instant.ofEpochSecond(yesterday + second),
                content,
                null,
                byCustomer ? null : DeliveryStatus.READ);
    }

    private void publish(OldMessage... messages) {
        publish(new OldMessagesReceived(WABA, Customer.NUMBER, customer.ref(), List.of(messages), Instant.now()));
    }

    private void publish(HistoryEvent event) {
        wire.publish(Topics.WHATSAPP_HISTORY, WABA, event);
        wire.flush();
    }

    private UUID stored(String wamid) {
        wire.flush();
        await().until(() -> api.conversationOf(wamid).isPresent());
        return api.conversationOf(wamid).orElseThrow();
    }
}
