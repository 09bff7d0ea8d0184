package dev.switchboard.conversationservice.outreach;

import static dev.switchboard.conversationservice.outreach.Outreacher.TEMPLATE;
import static dev.switchboard.conversationservice.outreach.Outreacher.TEXT;
import static dev.switchboard.conversationservice.outreach.Outreacher.asks;
import static dev.switchboard.conversationservice.outreach.Outreacher.request;
import static dev.switchboard.conversationservice.outreach.Outreacher.toPhone;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.conversation.ContactChanged;
import dev.switchboard.contracts.conversation.ConversationStarted;
import dev.switchboard.contracts.conversation.InteractionOpened;
import dev.switchboard.contracts.conversation.MessageAdded;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.Wire;
import dev.switchboard.conversationservice.Wire.Heard;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that are asked for over HTTP, to people whose conversation the asker does not know. */
@QuarkusTest
class OutreachIT {

    private final Customer customer = Customer.withPhone();
    private final String key = UUID.randomUUID().toString();

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Test
    void aTemplateToSomebodyNewStartsAConversationAndAsksTheSender() {
        // When
        var answer = asks(
                key,
                request(
                        "{\"phone\":\"+%s\"}".formatted(customer.phone()),
                        TEMPLATE,
                        ",\"requestedBy\":\"workflow-orders\",\"lane\":\"BULK\""));

        // Then
        var message = answer.then().statusCode(202).extract();
        var id = message.jsonPath().getUUID("id");
        var conversation = message.jsonPath().getUUID("conversationId");
        assertThat(message.header("Location"))
                .endsWith("/api/v1/conversations/%s/messages/%s".formatted(conversation, id));
        given().get(message.header("Location")).then().statusCode(200);
        assertThat(message.jsonPath().getString("state")).isEqualTo("queued");
        assertThat(message.jsonPath().getString("direction")).isEqualTo("outbound");
        assertThat(message.jsonPath().getString("interactionId")).isNull();
        assertThat(api.messages(conversation, 10, null).getList("items.content.name"))
                .isEqualTo(List.of("order_update"));
        assertThat(api.conversation(conversation).getString("contact.waId")).isEqualTo(customer.phone());
        await().until(() -> wire.heard(conversation).size() == 4);
        assertThat(wire.heard(conversation).stream()
                        .filter(one -> one.topic().equals(Topics.CONVERSATION_EVENTS))
                        .map(Heard::type))
                .containsExactly(
                        ConversationStarted.class.getSimpleName(),
                        ContactChanged.class.getSimpleName(),
                        MessageAdded.class.getSimpleName());
        assertThat(wire.heard(conversation, SendMessage.class)).singleElement().satisfies(heard -> {
            assertThat(heard.topic()).isEqualTo(Topics.OUTBOUND_BULK);
            assertThat(heard.event().path("messageId").asText()).isEqualTo(id.toString());
            assertThat(heard.event().path("recipient").path("waId").asText()).isEqualTo(customer.phone());
            assertThat(heard.event().path("origin").asText()).isEqualTo("SYSTEM");
            assertThat(heard.event().path("requestedBy").asText()).isEqualTo("workflow-orders");
        });
    }

    @Test
    void aPersonServesAndUsesTheLiveLane() {
        // When
        var message = taken(asks(
                key,
                request(
                        "{\"userId\":\"%s\"}".formatted(Customer.withUserId().user()),
                        TEMPLATE,
                        ",\"origin\":\"AGENT\"")));

        // Then
        var conversation = message.getUUID("conversationId");
        assertThat(message.getString("interactionId")).isNotNull();
        await().untilAsserted(() -> assertThat(wire.heard(conversation, SendMessage.class))
                .singleElement()
                .satisfies(heard -> {
                    assertThat(heard.topic()).isEqualTo(Topics.OUTBOUND_LIVE);
                    assertThat(heard.event().path("origin").asText()).isEqualTo("AGENT");
                }));
        assertThat(wire.heard(conversation, InteractionOpened.class)).hasSize(1);
    }

    @Test
    void aRepeatIsTheSameMessageAsItIsNow() {
        // Given
        var first = taken(asks(key, toPhone(customer.phone(), TEMPLATE)));
        var conversation = first.getUUID("conversationId");
        wire.publish(
                Topics.OUTBOUND_EVENTS,
                conversation.toString(),
                new MessageAccepted(first.getUUID("id"), conversation, Customer.newWamid(), 1, Instant.now()));
        await().until(() -> api.message(conversation, first.getUUID("id")).getString("acceptedAt") != null);

        // When
        var repeat = taken(asks(key, toPhone("+" + customer.phone(), TEMPLATE)));

        // Then
        assertThat(repeat.getUUID("id")).isEqualTo(first.getUUID("id"));
        assertThat(repeat.getString("acceptedAt")).isNotNull();
        assertOne(conversation, 1);
    }

    @Test
    void manyRequestsAtOnceWithOneKeyAreOneMessage() throws Exception {
        // When
        var ids = atOnce(8, _ -> asks(key, toPhone(customer.phone(), TEMPLATE)));

        // Then
        assertThat(ids.stream().map(one -> one.getUUID("id")).distinct()).hasSize(1);
        assertOne(ids.getFirst().getUUID("conversationId"), 1);
    }

    @Test
    void manyRequestsAtOnceToSomebodyNewMakeOneContactAndOneConversation() throws Exception {
        // When
        var messages = atOnce(8, number -> asks(key + number, toPhone(customer.phone(), TEMPLATE)));

        // Then
        assertThat(messages.stream().map(one -> one.getUUID("conversationId")).distinct())
                .hasSize(1);
        assertOne(messages.getFirst().getUUID("conversationId"), 8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"today | tomorrow", "\"content\" | \"lane\":\"BULK\",\"content\"", "15550 | 15551"})
    void aKeyThatBelongsToAnotherRequestIsRefused(String words, String others) {
        // Given
        var body = toPhone(customer.phone(), TEMPLATE);
        var first = taken(asks(key, body));

        // When
        var problem = asks(key, body.replace(words, others))
                .then()
                .statusCode(409)
                .extract()
                .jsonPath();

        // Then
        assertThat(problem.getString("code")).isEqualTo("idempotency_key_reused");
        assertOne(first.getUUID("conversationId"), 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"phoneNumberId\":\"1\" | \"phoneNumberId\":1 | phoneNumberId",
                "\"phoneNumberId\":\"1\", | | phoneNumberId",
                "\"recipient\":{\"phone\":\"15550123\"}, | | recipient",
                "{\"phone\":\"15550123\"} | {} | recipient",
                "{\"phone\":\"15550123\"} | {\"phone\":\"15550123\",\"userId\":\"US.1\"} | recipient",
                "{\"phone\":\"15550123\"} | {\"phone\":\"15550123\",\"name\":\"x\"} | recipient",
                "\"15550123\" | 15550123 | recipient.phone",
                "15550123 | +1 555 | recipient.phone",
                "15550123 | ++15550123 | recipient.phone",
                "\"phone\":\"15550123\" | \"userId\":\"nobody\" | recipient.userId",
                "\"phone\":\"15550123\" | \"contactId\":\"nobody\" | recipient.contactId",
                "order_update | | content.name",
                "\"template\",\"name\":\"order_update\",\"language\":\"en\" | \"hologram\" | content.type",
                "\"content\":{ | \"content\":{\"colour\":\"red\", | content.colour",
                "SYSTEM | VIRTUAL_AGENT | origin",
                "LIVE | FAST | lane",
                "\"requestedBy\":\"me\" | \"requestedBy\":7 | requestedBy",
                "\"requestedBy\":\"me\" | \"requestedBy\":\"a\\u0000\" | requestedBy",
                "\"lane\" | \"line\" | line",
            })
    void theFieldThatIsWrongIsNamed(String right, String wrong, String field) {
        // Given
        var body = """
                {"phoneNumberId":"1","recipient":{"phone":"15550123"},"content":{"type":"template","name":"order_update",\
                "language":"en"},"origin":"SYSTEM","lane":"LIVE","requestedBy":"me"}""";
        assertThat(body).contains(right);

        // When
        var problem = asks(key, body.replace(right, wrong == null ? "" : wrong))
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();

        // Then
        assertThat(problem.getString("code")).isEqualTo("invalid_request");
        assertThat(problem.<String>getList("errors.field")).containsExactly(field);
    }

    @Test
    void allThatIsWrongIsNamedAtOnceAndAReactionHasAConversation() {
        // When
        var problem = asks(key, """
                {"content":{"type":"reaction","targetMessageId":"%s","emoji":"👍"},"lane":3,"requestedBy":"%s"}""".formatted(UUID.randomUUID(), "x".repeat(129)))
                .then()
                .statusCode(400)
                .extract()
                .jsonPath();

        // Then
        assertThat(problem.<String>getList("errors.field"))
                .containsExactly("phoneNumberId", "recipient", "content.type", "requestedBy", "lane");
    }

    @Test
    void aKeyAndABodyAreNeeded() {
        given().contentType(ContentType.JSON)
                .body(toPhone(customer.phone(), TEMPLATE))
                .post("/api/v1/messages")
                .then()
                .statusCode(400);
        assertThat(asks("k".repeat(129), toPhone(customer.phone(), TEMPLATE)).statusCode())
                .isEqualTo(400);
        assertThat(asks(key, "").statusCode()).isEqualTo(400);
        assertThat(asks(key, "[]").statusCode()).isEqualTo(400);
    }

    @Test
    void aFreeMessageToSomebodyWhoDidNotWriteIsRefusedAndNothingStays() {
        // When
        var problem = asks(key, toPhone(customer.phone(), TEXT))
                .then()
                .statusCode(409)
                .extract()
                .jsonPath();

        // Then
        assertThat(problem.getString("code")).isEqualTo("window_closed");
        assertThat(api.ask("SELECT 1 FROM contact_identifier WHERE value = ?", customer.phone()))
                .isEmpty();
        taken(asks(key, toPhone(customer.phone(), TEMPLATE)));
    }

    /** Messages and commands of a conversation. */
    private void assertOne(UUID conversation, int many) {
        assertThat(api.messages(conversation, 20, null).getList("items")).hasSize(many);
        // A later message is the fence behind which nothing of the earlier ones can come.
        taken(asks(UUID.randomUUID().toString(), toPhone(customer.phone(), TEMPLATE)));
        await().untilAsserted(() ->
                assertThat(wire.heard(conversation, SendMessage.class)).hasSize(many + 1));
        assertThat(wire.heard(conversation, MessageAdded.class)).hasSize(many + 1);
        assertThat(wire.heard(conversation, ConversationStarted.class)).hasSize(1);
    }

    private static List<JsonPath> atOnce(int many, IntFunction<Response> request) throws Exception {
        try (var threads = Executors.newFixedThreadPool(many)) {
            var requests = IntStream.range(0, many)
                    .mapToObj(number -> (Callable<JsonPath>) () -> taken(request.apply(number)))
                    .toList();
            var answers = new ArrayList<JsonPath>();
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static JsonPath taken(Response answer) {
        return answer.then().statusCode(202).extract().jsonPath();
    }
}
