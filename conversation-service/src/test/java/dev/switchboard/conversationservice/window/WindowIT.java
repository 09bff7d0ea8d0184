package dev.switchboard.conversationservice.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.InboundContent;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.conversation.WindowClosed;
import dev.switchboard.contracts.conversation.WindowClosing;
import dev.switchboard.contracts.conversation.WindowOpened;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.MovableClock;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WindowIT {

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    @Inject
    WindowSweep sweep;

    @AfterEach
    void takeTimeBack() {
        clock.reset();
    }

    @Test
    void announcesMarksAndEndOnceEachThoughManySweepAtOnce() throws Exception {
        // Given
        var conversations = IntStream.range(0, 30)
                .mapToObj(_ -> stored(publish(Customer.withPhone(), Instant.now())))
                .toList();

        // When
        clock.forward(Duration.ofHours(22).plusMinutes(5));
        sweepTogether();
        awaitMarks(conversations, 1);
        clock.forward(Duration.ofMinutes(90));
        sweepTogether();
        awaitMarks(conversations, 2);
        clock.forward(Duration.ofMinutes(30));
        sweepTogether();

        // Then
        for (var conversation : conversations) {
            await().untilAsserted(() ->
                    assertThat(wire.heard(conversation, WindowClosed.class)).hasSize(1));
            assertThat(wire.heard(conversation, WindowClosing.class))
                    .extracting(heard -> heard.event().path("remaining").asText())
                    .containsExactly("PT2H", "PT30M");
            assertThat(wire.heard(conversation, WindowOpened.class)).hasSize(1);
            assertThat(api.conversation(conversation).getBoolean("window.open")).isFalse();
        }
    }

    @Test
    void opensAgainWhenTheCustomerComesBackTheNextDay() {
        // Given
        var customer = Customer.withPhone();
        var conversation = stored(publish(customer, Instant.now()));
        clock.forward(Duration.ofHours(25));
        await().untilAsserted(() ->
                assertThat(wire.heard(conversation, WindowClosed.class)).hasSize(1));

        // When
        stored(publish(customer, clock.instant()));

        // Then
        await().untilAsserted(() ->
                assertThat(wire.heard(conversation, WindowOpened.class)).hasSize(2));
        assertThat(api.conversation(conversation).getBoolean("window.open")).isTrue();
    }

    @Test
    void opensNothingForAMessageOlderThanADay() {
        // When
        var conversation = stored(publish(Customer.withPhone(), Instant.now().minus(Duration.ofHours(30))));

        // Then
        assertThat(api.conversation(conversation).getBoolean("window.open")).isFalse();
        await().untilAsserted(() ->
                assertThat(wire.heard(conversation, MessageAdded.class)).hasSize(1));
        assertThat(wire.heard(conversation, WindowOpened.class)).isEmpty();
    }

    @Test
    void opensForCallsAndForWhatCannotBeShown() {
        // Given
        var caller = Customer.withPhone();
        var stranger = Customer.withPhone();
        var unsupported = stranger.sends(
                Customer.newWamid(),
                new InboundContent.Unsupported("poll_creation", List.of()),
                Instant.now(),
                null,
                false);

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, caller.key(), caller.calls(Instant.now()));
        wire.publish(Topics.WHATSAPP_MESSAGES, stranger.key(), unsupported);

        // Then
        var conversation = stored(unsupported);
        assertThat(api.conversation(conversation).getBoolean("window.open")).isTrue();
        await().untilAsserted(() -> assertThat(api.ask("""
                SELECT w.expires_at FROM service_window w JOIN conversation c ON c.id = w.conversation_id
                JOIN contact_identifier i ON i.contact_id = c.contact_id WHERE i.value = ?""", caller.phone())).hasSize(1));
    }

    @Test
    void saysHowLongTheWindowGoesOnWhenNoMessageCanSayIt() {
        // Given
        var customer = Customer.withPhone();
        var wroteAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(3));
        var message = publish(customer, wroteAt);
        var calledAt = wroteAt.plus(Duration.ofHours(2));

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.calls(calledAt));
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.calls(calledAt));

        // Then
        var conversation = stored(message);
        await().untilAsserted(() -> assertThat(wire.heard(conversation, WindowOpened.class))
                .extracting(
                        heard -> heard.event().path("openedAt").asText(),
                        heard -> heard.event().path("expiresAt").asText())
                .containsExactly(
                        tuple(
                                wroteAt.toString(),
                                wroteAt.plus(WindowRules.LENGTH).toString()),
                        tuple(
                                calledAt.toString(),
                                calledAt.plus(WindowRules.LENGTH).toString())));
    }

    @Test
    void countsACallFromItsBeginning() {
        // Given
        var customer = Customer.withPhone();
        var calledAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(3));
        var echo = customer.isWrittenTo(Customer.newWamid(), "good that you called");

        // When
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.calls(calledAt));
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), customer.hangsUp(calledAt.plus(Duration.ofHours(2))));
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), echo);

        // Then
        var conversation = stored(echo.messageId());
        assertThat(api.conversation(conversation).getString("window.expiresAt"))
                .isEqualTo(calledAt.plus(WindowRules.LENGTH).toString());
    }

    /** The sweep of the schedule may have taken them: then those that were called here had nothing to do. */
    private void awaitMarks(List<UUID> conversations, int marks) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(conversations)
                        .allSatisfy(conversation -> assertThat(wire.heard(conversation, WindowClosing.class))
                                .hasSize(marks)));
    }

    private void sweepTogether() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var sweeps = IntStream.range(0, 4)
                    .mapToObj(_ -> (Callable<Void>) () -> {
                        sweep.sweep();
                        return null;
                    })
                    .toList();
            for (var done : threads.invokeAll(sweeps)) {
                done.get();
            }
        }
    }

    private MessageReceived publish(Customer customer, Instant at) {
        var message = customer.writes(Customer.newWamid(), "hello", at);
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        return message;
    }

    private UUID stored(MessageReceived message) {
        return stored(message.messageId());
    }

    private UUID stored(String wamid) {
        wire.flush();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.conversationOf(wamid).isPresent());
        return api.conversationOf(wamid).orElseThrow();
    }
}
