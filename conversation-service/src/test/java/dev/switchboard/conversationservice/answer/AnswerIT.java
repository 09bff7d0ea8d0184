package dev.switchboard.conversationservice.answer;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AnswerIT {

    private static final String TEXT = "{\"content\":{\"type\":\"text\",\"body\":\"Good day\"}}";

    private final Customer customer = Customer.withBoth();

    @Inject
    Wire wire;

    @Inject
    Api api;

    private MessageReceived hello;
    private UUID conversation;

    @BeforeEach
    void startAConversation() {
        hello = customer.writes("hello");
        conversation = stored(hello);
    }

    @Test
    void queuesAnAnswerAndAsksTheSenderForIt() {
        // When
        var answer = api.post(conversation, "key", """
                {"content":{"type":"text","body":"Good day"},"quotedMessageId":"%s"}
                """.formatted(api.messageId(hello.messageId())));

        // Then
        var message = answer.then().statusCode(202).extract();
        assertThat(message.path("state").toString()).isEqualTo("queued");
        assertThat(message.header("Location"))
                .endsWith("/api/v1/conversations/%s/messages/%s".formatted(conversation, message.path("id")));
        assertThat(api.messages(conversation, 1, null).getString("items[0].quotedMessageId"))
                .isEqualTo(api.messageId(hello.messageId()).toString());
        await().untilAsserted(() -> assertThat(wire.heard(conversation, SendMessage.class))
                .singleElement()
                .satisfies(heard -> {
                    assertThat(heard.topic()).isEqualTo(Topics.OUTBOUND_LIVE);
                    assertThat(heard.event().path("messageId").asText()).isEqualTo(message.path("id"));
                    assertThat(heard.event().path("recipient").path("waId").asText())
                            .isEqualTo(customer.phone());
                    assertThat(heard.event().path("quotedMessageId").asText()).isEqualTo(hello.messageId());
                }));
        await().untilAsserted(() ->
                assertThat(wire.heard(conversation, MessageAdded.class)).hasSize(2));
    }

    @Test
    void answersARepeatWithTheSameMessageAlsoAfterItAdvanced() {
        // Given
        var first = api.post(conversation, "key", TEXT)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getUUID("id");
        wire.publish(
                Topics.OUTBOUND_EVENTS,
                conversation.toString(),
                new MessageAccepted(first, conversation, Customer.newWamid(), 1, Instant.now()));
        wire.flush();
        await().until(() -> api.message(conversation, first).getString("acceptedAt") != null);

        // When
        var repeat = api.post(conversation, "key", TEXT)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();

        // Then
        assertThat(repeat.getUUID("id")).isEqualTo(first);
        assertThat(repeat.getString("acceptedAt")).isNotNull();
        assertThat(api.messages(conversation, 10, null).getList("items")).hasSize(2);
    }

    @Test
    void makesOneMessageOfManyRequestsAtOnceWithOneKey() throws Exception {
        // When
        try (var threads = Executors.newFixedThreadPool(8)) {
            var requests = IntStream.range(0, 8)
                    .mapToObj(_ -> (Callable<Integer>)
                            () -> api.post(conversation, "key", TEXT).statusCode())
                    .toList();
            for (var answer : threads.invokeAll(requests)) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }

        // Then
        assertThat(api.messages(conversation, 10, null).getList("items")).hasSize(2);
    }

    @Test
    void refusesAKeyThatBelongsToAnotherAnswer() {
        // Given
        api.post(conversation, "key", TEXT).then().statusCode(202);

        // When
        var answer = api.post(conversation, "key", TEXT.replace("Good", "Bad"));

        // Then
        var problem = answer.then()
                .statusCode(409)
                .contentType("application/problem+json")
                .extract()
                .jsonPath();
        assertThat(problem.getString("code")).isEqualTo("idempotency_key_reused");
        assertThat(problem.getString("type")).isEqualTo("urn:switchboard:problem:idempotency_key_reused");
    }

    @Test
    void refusesAFreeAnswerWhenTheWindowIsClosed() {
        // Given
        var silent = Customer.withPhone();
        var old = stored(
                silent.writes(Customer.newWamid(), "long ago", Instant.now().minus(Duration.ofHours(30))), silent);

        // When
        var answer = api.post(old, "key", TEXT);

        // Then
        assertThat(answer.then().statusCode(409).extract().jsonPath().getString("code"))
                .isEqualTo("window_closed");
        assertThat(api.messages(old, 10, null).getList("items")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | content",
                "{\"content\":{\"type\":\"hologram\"}} | content.type",
                "{\"content\":{\"type\":\"button_reply\",\"id\":\"1\",\"title\":\"x\"}} | content.type",
                "{\"content\":{\"type\":\"text\"}} | content.body",
                "{\"content\":{\"type\":\"text\",\"body\":\"x\",\"bold\":true}} | content.bold",
                "{\"content\":{\"type\":\"text\",\"body\":\"x\",\"previewUrl\":\"yes\"}} | content.previewUrl",
                "{\"content\":{\"type\":\"media\",\"kind\":\"IMAGE\"}} | content",
                "{\"content\":{\"type\":\"location\",\"latitude\":91,\"longitude\":0}} | content.latitude",
                "{\"content\":{\"type\":\"reply_buttons\",\"body\":\"x\",\"buttons\":[]}} | content.buttons",
                "{\"content\":{\"type\":\"reply_buttons\",\"body\":\"x\",\"buttons\":[{\"id\":\"1\"}]}} | content.buttons[0].title",
                "{\"content\":{\"type\":\"reaction\",\"targetMessageId\":\"wamid.1\",\"emoji\":\"\uD83D\uDC4D\"}} | content.targetMessageId",
                "{\"content\":{\"type\":\"text\",\"body\":\" \"}} | content.body",
                "{\"content\":{\"type\":\"text\",\"body\":7}} | content.body",
                "{\"content\":{\"type\":\"media\",\"kind\":\"IMAGE\",\"link\":\"http://example.org/a.png\"}} | content.link",
                "{\"content\":{\"type\":\"media\",\"kind\":\"FILM\",\"link\":\"https://example.org/a.png\"}} | content.kind",
                "{\"content\":{\"type\":\"text\",\"body\":\"x\"},\"quotedMessageId\":\"nobody\"} | quotedMessageId",
                "{\"content\":{\"type\":\"text\",\"body\":\"a\\u0000b\"}} | content.body",
                "{\"content\":{\"type\":\"text\",\"body\":\"a\\ud83d\"}} | content.body",
                "{\"content\":{\"type\":\"reply_buttons\",\"body\":\"x\",\"buttons\":[{\"id\":\"1\",\"title\":\"\\udc4d\"}]}} | content.buttons[0].title",
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        // When
        var problem = api.post(conversation, "key", body)
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();

        // Then
        assertThat(problem.getString("code")).isEqualTo("invalid_request");
        assertThat(problem.<String>getList("errors.field")).contains(field);
    }

    @Test
    void namesLimitAndSizeOfWhatIsTooLong() {
        // When
        var problem = api.post(conversation, "key", TEXT.replace("Good day", "x".repeat(4_097)))
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();

        // Then
        assertThat(problem.getInt("errors[0].limit")).isEqualTo(4_096);
        assertThat(problem.getInt("errors[0].size")).isEqualTo(4_097);
    }

    @Test
    void wantsAKeyAndAConversation() {
        given().contentType(ContentType.JSON)
                .body(TEXT)
                .post("/api/v1/conversations/{id}/messages", conversation)
                .then()
                .statusCode(400);
        assertThat(api.post(conversation, "k".repeat(129), TEXT).statusCode()).isEqualTo(400);
        assertThat(api.post(UUID.randomUUID(), "key", TEXT).statusCode()).isEqualTo(404);
        assertThat(api.post(conversation, "key", "{broken").statusCode()).isEqualTo(400);
        assertThat(api.post(conversation, "key", "[".repeat(5_000)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void putsAReactionOnTheMessageThatOurIdNames() {
        // Given
        var target = api.messageId(hello.messageId());

        // When
        var answer = api.post(conversation, "key", """
                {"content":{"type":"reaction","targetMessageId":"%s","emoji":"\uD83D\uDC4D"}}
                """.formatted(target));

        // Then
        answer.then().statusCode(202);
        assertThat(api.message(conversation, target).<String>getList("reactions.emoji"))
                .containsExactly("\uD83D\uDC4D");
        await().untilAsserted(() -> assertThat(wire.heard(conversation, SendMessage.class))
                .singleElement()
                .satisfies(heard -> {
                    assertThat(heard.event()
                                    .path("content")
                                    .path("targetMessageId")
                                    .asText())
                            .isEqualTo(hello.messageId());
                    assertThat(heard.event().hasNonNull("quotedMessageId")).isFalse();
                }));
    }

    @Test
    void sendsTemplatesAlsoWhenTheWindowIsClosed() {
        // Given
        var silent = Customer.withPhone();
        var old = stored(
                silent.writes(Customer.newWamid(), "long ago", Instant.now().minus(Duration.ofHours(30))), silent);

        // When
        var answer = api.post(old, "key", """
                {"content":{"type":"template","name":"order_update","language":"en","body":[{"text":"today"}]}}
                """);

        // Then
        answer.then().statusCode(202);
        await().untilAsserted(
                        () -> assertThat(wire.heard(old, SendMessage.class)).hasSize(1));
    }

    private UUID stored(MessageReceived message) {
        return stored(message, customer);
    }

    private UUID stored(MessageReceived message, Customer from) {
        wire.publish(Topics.WHATSAPP_MESSAGES, from.key(), message);
        wire.flush();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.conversationOf(message.messageId()).isPresent());
        return api.conversationOf(message.messageId()).orElseThrow();
    }
}
