package dev.switchboard.outboundsender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** Whoever asks for a message in a way that cannot be read hears of it, once. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class BadCommandIT {

    private static final String WITHOUT_A_RECIPIENT = """
            {"messageId":"%s","conversationId":"%s","phoneNumberId":"100000000000001","content":{"type":"text","body":"hello"},\
            "origin":"AGENT","requestedAt":"2026-11-01T12:00:00Z"}""";

    @Test
    void aCommandThatBreaksItsContractIsBuriedAndRefusedOnce() {
        try (var topics = new TopicEnds()) {
            // Given
            var chat = new Chat(topics);
            var messageId = UUID.randomUUID();
            var command = WITHOUT_A_RECIPIENT.formatted(messageId, chat.conversationId());

            // When
            put(topics, Topics.OUTBOUND_LIVE, chat.conversationId(), "SendMessage", command);
            put(topics, Topics.OUTBOUND_LIVE, chat.conversationId(), "SendMessage", command);

            // Then
            eventually(() -> assertThat(buried(topics, "outbound-sender.commands", chat.conversationId()))
                    .isEqualTo(2));
            eventually(() -> assertThat(chat.news()).isNotEmpty());
            assertThat(chat.news()).singleElement().isInstanceOfSatisfying(MessageRefused.class, refused -> {
                assertThat(refused.messageId()).isEqualTo(messageId);
                assertThat(refused.conversationId()).isEqualTo(chat.conversationId());
                assertThat(refused.code()).isEqualTo("command_invalid");
                assertThat(refused.explanation())
                        .isEqualTo("the command cannot be read: value does not fit SendMessage: /recipient is missing");
            });
        }
    }

    @Test
    void aCommandWithoutAConversationIsRefusedUnderItsMessage() {
        try (var topics = new TopicEnds()) {
            // Given
            var messageId = UUID.randomUUID();

            // When
            put(
                    topics,
                    Topics.OUTBOUND_BULK,
                    messageId,
                    "SendToRecipient",
                    "{\"messageId\":\"%s\",\"recip".formatted(messageId));

            // Then
            eventually(() -> assertThat(topics.eventsOf(messageId))
                    .singleElement()
                    .isInstanceOfSatisfying(MessageRefused.class, refused -> {
                        assertThat(refused.messageId()).isEqualTo(messageId);
                        assertThat(refused.conversationId()).isNull();
                    }));
            assertThat(buried(topics, "outbound-sender.bulk-commands", messageId))
                    .isEqualTo(1);
        }
    }

    @Test
    void aCommandOfATypeThatThereIsNotIsRefused() {
        try (var topics = new TopicEnds()) {
            // Given
            var messageId = UUID.randomUUID();

            // When
            put(topics, Topics.OUTBOUND_LIVE, messageId, "SendHologram", "{\"messageId\":\"%s\"}".formatted(messageId));

            // Then
            eventually(() -> assertThat(topics.eventsOf(messageId))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            MessageRefused.class,
                            refused -> assertThat(refused.explanation())
                                    .isEqualTo("the command cannot be read: header ce_type names no OutboundCommand")));
            assertThat(buried(topics, "outbound-sender.commands", messageId)).isEqualTo(1);
        }
    }

    @Test
    void whatIsUnderWayIsNotRefusedByABadRepeat() {
        try (var meta = ScriptedMeta.start();
                var topics = new TopicEnds()) {
            // Given
            var chat = new Chat(topics);
            chat.customerWrote();
            var messageId = chat.ask("on its way");
            eventually(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class));

            // When
            put(
                    topics,
                    Topics.OUTBOUND_LIVE,
                    chat.conversationId(),
                    "SendMessage",
                    WITHOUT_A_RECIPIENT.formatted(messageId, chat.conversationId()));
            var next = chat.ask("after it");

            // Then
            eventually(() -> assertThat(chat.news()).hasSize(2));
            assertThat(chat.news()).allSatisfy(news -> assertThat(news).isInstanceOf(MessageAccepted.class));
            assertThat(meta.callsAbout(next)).hasSize(1);
        }
    }

    private static void put(TopicEnds topics, String topic, UUID key, String type, String value) {
        topics.put(topic, key.toString(), UUID.randomUUID().toString(), type, value.getBytes(StandardCharsets.UTF_8));
    }

    private static int buried(TopicEnds topics, String group, UUID key) {
        return topics.all(Topics.deadLettersOf(group), key).size();
    }

    private static void eventually(ThrowingRunnable happened) {
        await().atMost(Duration.ofSeconds(40)).ignoreExceptions().untilAsserted(happened);
    }
}
