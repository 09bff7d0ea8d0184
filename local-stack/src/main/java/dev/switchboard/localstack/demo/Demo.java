package dev.switchboard.localstack.demo;

import dev.switchboard.localstack.demo.Story.Unexpected;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A customer asks, the business answers, and the ticks come back. Each run is a customer of its own. */
final class Demo {

    private static final String QUESTION = "Hola, is my order on its way?";
    private static final String ANSWER = "It is: the courier comes tomorrow before noon.";
    private static final List<String> TICKS = List.of("sent", "delivered", "read");
    private static final List<String> ENDS = List.of("failed", "refused", "unknown");

    private final Doors doors;
    private final Story story;
    private final String customer;

    Demo(Doors doors, Story story, String customer) {
        this.doors = doors;
        this.story = story;
        this.customer = customer;
    }

    void run() {
        story.say("A conversation with the customer +%s%n", customer);
        story.step("the customer writes: " + QUESTION, "simulator", () -> {
            doors.customerWrites(customer, QUESTION);
            return Optional.of(true);
        });
        var conversation = story.step(
                "signed webhook, Kafka, PostgreSQL: there is a conversation",
                "webhook-ingress",
                () -> doors.conversationWith(customer));
        var conversationId = conversation.path("id").asText();
        story.step(
                "its timeline shows the question",
                "conversation-service",
                () -> doors.messageSaying(conversationId, QUESTION));
        story.step(
                "its 24-hour window is open",
                "conversation-service",
                () -> doors.conversationWith(customer)
                        .filter(found -> found.path("window").path("open").asBoolean()));
        answer(conversationId);
        story.say(
                "%nAll of it on the customer's phone: the simulator's page, and on the timeline of conversation %s.",
                conversationId);
    }

    private void answer(String conversationId) {
        var key = UUID.randomUUID().toString();
        var messageId = story.step(
                "an agent answers: " + ANSWER,
                "conversation-service",
                () -> Optional.of(doors.answer(conversationId, key, ANSWER)));
        story.step("asked again with the same key, it is the same message", "conversation-service", () -> {
            var again = doors.answer(conversationId, key, ANSWER);
            if (!again.equals(messageId)) {
                throw new Unexpected("the same Idempotency-Key made a second message");
            }
            return Optional.of(again);
        });
        story.step(
                "Kafka, Graph API: Meta takes it",
                "outbound-sender",
                () -> Optional.of(doors.acceptedByMeta(customer, ANSWER)).filter(count -> count > 0));
        for (var tick : TICKS) {
            story.step(
                    "webhook, Kafka: the timeline shows it as " + tick,
                    "conversation-service",
                    () -> doors.stateOf(conversationId, messageId).filter(state -> reached(state, tick)));
        }
        story.step("Meta was asked once", "outbound-sender", () -> {
            var count = doors.acceptedByMeta(customer, ANSWER);
            if (count != 1) {
                throw new Unexpected("Meta took the answer %d times".formatted(count));
            }
            return Optional.of(count);
        });
    }

    /** Ticks only go forward, so a later one shows that this one was passed. */
    private static boolean reached(String state, String tick) {
        if (ENDS.contains(state)) {
            throw new Unexpected("the message is " + state);
        }
        return TICKS.indexOf(state) >= TICKS.indexOf(tick);
    }
}
