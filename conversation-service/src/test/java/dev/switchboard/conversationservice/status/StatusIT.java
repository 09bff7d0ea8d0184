package dev.switchboard.conversationservice.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.conversation.MessageStatusAdvanced;
import dev.switchboard.contracts.conversation.WindowClosed;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageFailed;
import dev.switchboard.contracts.outbound.MessageOutcomeUnknown;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.outbound.OutboundEvent;
import dev.switchboard.contracts.outbound.OutcomeSettled;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import dev.switchboard.contracts.whatsapp.Pricing;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatusIT {

    private final Instant sentAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
    private final String wamid = Customer.newWamid();

    @Inject
    Wire wire;

    @Inject
    Api api;

    private UUID conversation;
    private UUID message;

    @BeforeEach
    void askForAnAnswer() {
        var customer = Customer.withPhone();
        var hello = customer.writes("hello");
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), hello);
        wire.flush();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.conversationOf(hello.messageId()).isPresent());
        conversation = api.conversationOf(hello.messageId()).orElseThrow();
        message = api.sendText(conversation, "good day");
    }

    @Test
    void walksFromQueuedToReadAndSaysEachStepOnce() {
        // When
        outcome(new MessageAccepted(message, conversation, wamid, 1, sentAt));
        status(DeliveryStatus.SENT, 1, null);
        status(DeliveryStatus.SENT, 1, null);
        status(DeliveryStatus.DELIVERED, 2, null);
        status(DeliveryStatus.READ, 3, null);
        status(DeliveryStatus.PLAYED, 4, null);
        status(DeliveryStatus.DELIVERED, 2, null);

        // Then
        awaitState("read");
        var shown = api.message(conversation, message);
        assertThat(shown.getString("dispatchedAt"))
                .isEqualTo(sentAt.plusSeconds(1).toString());
        assertThat(shown.getString("deliveredAt"))
                .isEqualTo(sentAt.plusSeconds(2).toString());
        assertThat(shown.getString("readAt")).isEqualTo(sentAt.plusSeconds(3).toString());
        assertThat(shown.getString("pricing.category")).isEqualTo("service");
        awaitStates("SENT", "DELIVERED", "READ");
    }

    @Test
    void neverGoesBackWhenStatusesComeInReverse() {
        // Given
        outcome(new MessageAccepted(message, conversation, wamid, 1, sentAt));

        // When
        status(DeliveryStatus.READ, 3, null);
        status(DeliveryStatus.DELIVERED, 2, null);
        status(DeliveryStatus.SENT, 1, null);

        // Then
        awaitState("read");
        await().untilAsserted(
                        () -> assertThat(api.message(conversation, message).getString("dispatchedAt"))
                                .isEqualTo(sentAt.plusSeconds(1).toString()));
        awaitStates("READ");
    }

    @Test
    void keepsAStatusThatComesBeforeAnybodyKnowsItsMessage() {
        // Given
        status(DeliveryStatus.DELIVERED, 2, null);
        await().until(() ->
                !api.ask("SELECT id FROM parked_status WHERE wamid = ?", wamid).isEmpty());

        // When
        outcome(new MessageAccepted(message, conversation, wamid, 1, sentAt));

        // Then
        awaitState("delivered");
        awaitStates("DELIVERED");
        assertThat(api.ask("SELECT id FROM parked_status WHERE wamid = ?", wamid))
                .isEmpty();
    }

    @Test
    void findsTheMessageByOurOwnIdWhenTheAnswerOfTheSendWasLost() {
        // Given
        outcome(new MessageOutcomeUnknown(message, conversation, "timeout", 1, sentAt));
        awaitState("unknown");

        // When
        status(DeliveryStatus.SENT, 1, message.toString());
        outcome(new OutcomeSettled(
                message,
                conversation,
                OutcomeSettled.Outcome.ACCEPTED,
                wamid,
                "status_webhook",
                sentAt.plusSeconds(2)));
        status(DeliveryStatus.DELIVERED, 3, null);

        // Then
        awaitState("delivered");
        assertThat(api.message(conversation, message).getString("unknownReason"))
                .isEqualTo("timeout");
        await().untilAsserted(
                        () -> assertThat(states()).startsWith("UNKNOWN", "SENT").endsWith("DELIVERED"));
    }

    @Test
    void showsAFailureBelowALaterDelivery() {
        // Given
        outcome(new MessageAccepted(message, conversation, wamid, 1, sentAt));
        var error = new MetaError(131026, "Message undeliverable", null, "The phone could not be reached");
        publish(statusOf(DeliveryStatus.FAILED, 1, null, List.of(error)));
        awaitState("failed");
        assertThat(api.message(conversation, message).getString("error.details"))
                .isEqualTo("The phone could not be reached");

        // When
        status(DeliveryStatus.DELIVERED, 5, null);

        // Then
        awaitState("delivered");
        assertThat(api.message(conversation, message).getInt("error.code")).isEqualTo(131026);
        awaitStates("FAILED", "DELIVERED");
    }

    @Test
    void saysThatMetaGaveNoReasonWhereItGaveNone() {
        // When
        publish(statusOf(DeliveryStatus.FAILED, 1, message.toString(), List.of()));

        // Then
        awaitState("failed");
        assertThat(api.message(conversation, message).getString("error.title"))
                .isEqualTo("Meta gave up and did not say why");
        await().untilAsserted(() -> assertThat(wire.heard(conversation, MessageStatusAdvanced.class))
                .extracting(heard -> heard.event().path("reason").asText())
                .containsExactly("no_reason_given"));
    }

    @Test
    void saysThatMetaNeverReceivedWhatWasNotSent() {
        // When
        outcome(new OutcomeSettled(
                message, conversation, OutcomeSettled.Outcome.NOT_SENT, null, "not_accepted", sentAt));

        // Then
        awaitState("failed");
        assertThat(api.message(conversation, message).getString("error.title"))
                .isEqualTo("Meta never received the message");
    }

    @Test
    void closesTheWindowAtOnceWhenMetaSaysThatItIsClosed() {
        // When
        var error = new MetaError(131047, "Re-engagement message", null, null);
        outcome(new MessageFailed(message, conversation, error, 1, Instant.now()));

        // Then
        awaitState("failed");
        assertThat(api.conversation(conversation).getBoolean("window.open")).isFalse();
        await().untilAsserted(() -> assertThat(wire.heard(conversation, WindowClosed.class))
                .extracting(heard -> heard.event().path("cause").asText())
                .containsExactly("CLOSED_BY_META"));
        assertThat(api.post(conversation, "again", "{\"content\":{\"type\":\"text\",\"body\":\"x\"}}")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void showsWhyOurOwnRulesStoppedAMessage() {
        // When
        outcome(new MessageRefused(
                message, conversation, "window_closed", "The window is closed", "a template", List.of(), sentAt));

        // Then
        awaitState("refused");
        var shown = api.message(conversation, message);
        assertThat(shown.getString("refusal.code")).isEqualTo("window_closed");
        assertThat(shown.getString("refusal.unblockedBy")).isEqualTo("a template");
    }

    @Test
    void staysQuietAboutTheMessagesOfOthers() {
        // Given
        var foreign = Customer.newWamid();

        // When
        publish(new MessageStatusChanged(
                foreign,
                Customer.NUMBER,
                "200000000000001",
                MessageStatusChanged.Subject.MESSAGE,
                DeliveryStatus.SENT,
                "sent",
                null,
                null,
                sentAt,
                Instant.now(),
                "not ours",
                null,
                List.of()));
        status(DeliveryStatus.SENT, 1, message.toString());

        // Then
        awaitState("sent");
        assertThat(api.ask("SELECT id FROM message WHERE wamid = ?", foreign)).isEmpty();
    }

    private void status(DeliveryStatus status, int seconds, @Nullable String callbackData) {
        publish(statusOf(status, seconds, callbackData, List.of()));
    }

    private MessageStatusChanged statusOf(
            DeliveryStatus status, int seconds, @Nullable String callbackData, List<MetaError> errors) {
        return new MessageStatusChanged(
                wamid,
                Customer.NUMBER,
                "200000000000001",
                MessageStatusChanged.Subject.MESSAGE,
                status,
                status.name(),
                null,
                null,
                sentAt.plusSeconds(seconds),
                Instant.now(),
                callbackData,
                new Pricing("service", "free_customer_service", "PMP", false),
                errors);
    }

    private void publish(MessageStatusChanged status) {
        wire.publish(Topics.WHATSAPP_STATUSES, conversation.toString(), status);
        wire.flush();
    }

    private void outcome(OutboundEvent event) {
        wire.publish(Topics.OUTBOUND_EVENTS, conversation.toString(), event);
        wire.flush();
        if (event instanceof MessageAccepted) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> api.conversationOf(wamid).isPresent());
        }
    }

    private void awaitState(String state) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(api.message(conversation, message).getString("state"))
                                .isEqualTo(state));
    }

    private void awaitStates(String... states) {
        await().untilAsserted(() -> assertThat(states()).containsExactly(states));
    }

    private List<String> states() {
        return wire.heard(conversation, MessageStatusAdvanced.class).stream()
                .map(heard -> heard.event().path("state").asText())
                .toList();
    }
}
