package dev.switchboard.endtoend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything that can be sent, asked for at the door for answers, found at Meta as Meta documents it, and seen on the timeline with
 * its ticks. All are asked for at once, each by a customer of its own, and then looked at one by one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoundTripsE2E {

    private static final String NUMBER = "100000000000001";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<String> ENDS = Set.of("read", "failed", "refused", "unknown");

    private final PublicDoors doors = new PublicDoors();
    private final Map<RoundTrip, Asked> asked = new HashMap<>();

    /**
     * A message that was asked for.
     *
     * @param customer what the simulator answered when they wrote
     * @param conversation as the API shows it
     * @param ids what stands for the words in angle brackets
     * @param answer of the door
     */
    private record Asked(JsonNode customer, JsonNode conversation, Map<String, String> ids, Reply answer) {

        String conversationId() {
            return conversation.path("id").asText();
        }

        JsonNode message() {
            return PublicDoors.json(answer.body());
        }
    }

    @BeforeAll
    void everythingIsAskedFor() {
        LocalStack.running();
        var templates = RoundTrip.templates().stream().map(doors::makeTemplate).toList();
        var files = new HashMap<String, String>();
        SmallFiles.BY_USE.forEach((use, file) -> files.put("<" + use + ">", doors.upload(NUMBER, use, file)));

        var customers = new HashMap<RoundTrip, JsonNode>();
        for (var trip : RoundTrip.all()) {
            customers.put(trip, writes(trip, customers.size()));
        }
        await().atMost(PATIENCE).until(() -> doors.conversations().keySet().containsAll(userIds(customers)));
        await().atMost(PATIENCE).until(() -> templates.stream().allMatch(doors::approved));
        var conversations = doors.conversations();
        customers.forEach((trip, customer) ->
                asked.put(trip, ask(trip, customer, requireNonNull(conversations.get(userId(customer))), files)));
    }

    static List<RoundTrip> everythingThatCanBeSent() {
        return RoundTrip.all();
    }

    @ParameterizedTest
    @MethodSource("everythingThatCanBeSent")
    void reachesMetaAsDocumentedAndComesBackWithItsTicks(RoundTrip trip) {
        // Given
        var sent = requireNonNull(asked.get(trip));
        assertThat(sent.answer().status()).as(sent.answer().body()).isEqualTo(202);

        // When
        var message = await().atMost(PATIENCE)
                .until(
                        () -> doors.message(
                                sent.conversationId(), sent.message().path("id").asText()),
                        one -> ENDS.contains(one.path("state").asText())
                                || one.path("state").asText().equals(trip.lastState()));

        // Then
        assertThat(message.path("state").asText()).as(message.toString()).isEqualTo(trip.lastState());
        assertThat(message.path("content")).isEqualTo(sent.message().path("content"));
        assertThat(message.hasNonNull("acceptedAt") && message.hasNonNull("dispatchedAt"))
                .isTrue();
        assertThat(message.hasNonNull("deliveredAt") && message.hasNonNull("readAt"))
                .isEqualTo(trip.lastState().equals("read"));
        assertThat(doors.accepted(userId(sent.customer())))
                .singleElement()
                .extracting(one -> one.path("body"))
                .isEqualTo(expected(trip, sent));
    }

    @Test
    void marksReadAndShowsTypingWhenTheTopicAsksForIt() {
        // Given
        var read = writes("5511966610001");
        var answered = writes("5511966610002");
        await().atMost(PATIENCE)
                .until(() -> doors.conversations().keySet().containsAll(Set.of(userId(read), userId(answered))));

        // When
        try (var commands = new Commands()) {
            commands.ask(
                    "MarkRead",
                    doors.now(),
                    conversationOf(read),
                    NUMBER,
                    read.path("wamid").asText());
            commands.ask(
                    "ShowTyping",
                    doors.now(),
                    conversationOf(answered),
                    NUMBER,
                    answered.path("wamid").asText());
        }

        // Then
        await().atMost(PATIENCE)
                .until(
                        () -> doors.phone(userId(answered)),
                        phone -> phone.path("businessTyping").asBoolean());
        await().atMost(PATIENCE)
                .until(
                        () -> doors.phone(userId(read)),
                        phone -> phone.at("/lines/0/status").asText().equals("read"));
        assertThat(doors.phone(userId(answered)).at("/lines/0/status").asText()).isEqualTo("read");
        assertThat(doors.phone(userId(read)).path("businessTyping").asBoolean()).isFalse();
    }

    private Asked ask(RoundTrip trip, JsonNode customer, JsonNode conversation, Map<String, String> files) {
        var conversationId = conversation.path("id").asText();
        var ids = new HashMap<>(files);
        ids.put("<their wamid>", customer.path("wamid").asText());
        ids.put(
                "<their message>",
                doors.timeline(conversationId).getLast().path("id").asText());
        return new Asked(customer, conversation, ids, doors.ask(conversationId, "round trip", trip.request(ids)));
    }

    /** The whole body; a phone goes first where there is one, and the business-scoped id always comes along. */
    private static JsonNode expected(RoundTrip trip, Asked sent) {
        var body = JsonNodeFactory.instance
                .objectNode()
                .put("messaging_product", "whatsapp")
                .put("recipient_type", "individual")
                .put("recipient", userId(sent.customer()))
                .put("biz_opaque_callback_data", sent.message().path("id").asText());
        if (!trip.given().path("withoutPhone").asBoolean()) {
            body.put("to", sent.conversation().at("/contact/waId").asText());
        }
        return body.setAll(trip.meta(sent.ids()));
    }

    private JsonNode writes(RoundTrip trip, int index) {
        var phone = trip.given().path("customer").asText("55119666000%02d".formatted(index));
        var message = JsonNodeFactory.instance.objectNode().put("text", "Good morning");
        message.put("withoutPhone", trip.given().path("withoutPhone").asBoolean());
        return doors.write(phone, message);
    }

    private JsonNode writes(String phone) {
        return doors.write(phone, JsonNodeFactory.instance.objectNode().put("text", "Good morning"));
    }

    private String conversationOf(JsonNode customer) {
        return requireNonNull(doors.conversations().get(userId(customer)))
                .path("id")
                .asText();
    }

    private static Set<String> userIds(Map<RoundTrip, JsonNode> customers) {
        return Set.copyOf(customers.values().stream().map(RoundTripsE2E::userId).toList());
    }

    private static String userId(JsonNode customer) {
        return customer.path("userId").asText();
    }
}
