package dev.switchboard.conversationservice.readmark;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.outbound.MarkRead;
import dev.switchboard.contracts.outbound.ShowTyping;
import dev.switchboard.contracts.whatsapp.MessageEvent;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import dev.switchboard.conversationservice.Api;
import dev.switchboard.conversationservice.Customer;
import dev.switchboard.conversationservice.MovableClock;
import dev.switchboard.conversationservice.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReadMarkIT {

    private final Customer customer = Customer.withPhone();
    private final Instant start = Instant.now().minusSeconds(60);

    @Inject
    Wire wire;

    @Inject
    Api api;

    @Inject
    MovableClock clock;

    @AfterEach
    void takeTimeBack() {
        clock.reset();
    }

    @Test
    void marksEverythingReadOnce() {
        // Given
        stored(customer.writes(Customer.newWamid(), "one", start));
        var two = customer.writes(Customer.newWamid(), "two", start.plusSeconds(1));
        var conversation = stored(two);

        // When
        var answer = read(conversation, "{}");
        var repeat = read(conversation, "{}");

        // Then
        assertThat(answer.then().statusCode(202).extract().jsonPath().getUUID("messageId"))
                .isEqualTo(api.messageId(two.messageId()));
        assertThat(repeat.then().statusCode(202).extract().asString()).isEqualTo(answer.asString());
        assertThat(api.conversation(conversation).getUUID("read.messageId")).isEqualTo(api.messageId(two.messageId()));
        await().untilAsserted(() -> assertThat(wire.heard(conversation, MarkRead.class))
                .singleElement()
                .satisfies(heard -> {
                    assertThat(heard.topic()).isEqualTo(Topics.OUTBOUND_LIVE);
                    assertThat(heard.event().path("readMessageId").asText()).isEqualTo(two.messageId());
                }));
    }

    @Test
    void neverMovesBackwards() {
        // Given
        var one = customer.writes(Customer.newWamid(), "one", start);
        var two = customer.writes(Customer.newWamid(), "two", start.plusSeconds(1));
        stored(one);
        var conversation = stored(two);
        read(conversation, upTo(one)).then().statusCode(202);
        read(conversation, upTo(two)).then().statusCode(202);

        // When
        var answer = read(conversation, upTo(one));

        // Then
        assertThat(answer.then().statusCode(202).extract().jsonPath().getUUID("messageId"))
                .isEqualTo(api.messageId(two.messageId()));
        typing(conversation).then().statusCode(202);
        await().until(() -> !wire.heard(conversation, ShowTyping.class).isEmpty());
        assertThat(wire.heard(conversation, MarkRead.class))
                .extracting(heard -> heard.event().path("readMessageId").asText())
                .containsExactly(one.messageId(), two.messageId());
    }

    @Test
    void showsTypingBelowTheNewestMessageEachTimeAndMarksItRead() {
        // Given
        var hello = customer.writes(Customer.newWamid(), "hello", start);
        stored(hello);
        var conversation = stored(customer.reacts(hello.messageId(), "\uD83D\uDC4D", start.plusSeconds(1)));

        // When
        typing(conversation).then().statusCode(202);
        typing(conversation).then().statusCode(202);

        // Then
        await().untilAsserted(() -> assertThat(wire.heard(conversation, ShowTyping.class))
                .hasSize(2)
                .allSatisfy(heard ->
                        assertThat(heard.event().path("readMessageId").asText()).isEqualTo(hello.messageId()))
                .extracting(Wire.Heard::id)
                .doesNotHaveDuplicates());
        assertThat(api.conversation(conversation).getUUID("read.messageId"))
                .isEqualTo(api.messageId(hello.messageId()));
    }

    @Test
    void showsNoTypingOutsideTheWindowButMarksRead() {
        // Given
        var conversation = stored(customer.writes(Customer.newWamid(), "hello", start));
        clock.forward(Duration.ofHours(25));

        // When
        var typing = typing(conversation);
        var read = read(conversation, "{}");

        // Then
        assertThat(typing.then().statusCode(409).extract().jsonPath().getString("code"))
                .isEqualTo("window_closed");
        read.then().statusCode(202);
        await().until(() -> wire.heard(conversation, MarkRead.class).size() == 1);
        assertThat(wire.heard(conversation, ShowTyping.class)).isEmpty();
    }

    @Test
    void asksMetaForNothingThatItDoesNotMarkAnyMore() {
        // Given
        var conversation = stored(customer.writes(Customer.newWamid(), "hello", start));
        clock.forward(Duration.ofDays(31));
        read(conversation, "{}").then().statusCode(202);
        clock.reset();
        var again = customer.writes("again");
        stored(again);

        // When
        read(conversation, "{}").then().statusCode(202);

        // Then
        await().untilAsserted(() -> assertThat(wire.heard(conversation, MarkRead.class))
                .singleElement()
                .satisfies(heard ->
                        assertThat(heard.event().path("readMessageId").asText()).isEqualTo(again.messageId())));
    }

    @Test
    void wantsSomethingToRead() {
        // Given
        var echo = customer.isWrittenTo(Customer.newWamid(), "from the phone");
        var conversation = stored(echo, echo.messageId());

        // When
        var problem = read(conversation, "{}").then().statusCode(409).extract().jsonPath();

        // Then
        assertThat(problem.getString("code")).isEqualTo("nothing_to_read");
    }

    @Test
    void leavesGroupsAlone() {
        // Given
        var message = customer.sends(
                Customer.newWamid(), MessageContent.Text.of("all"), start, "group-" + UUID.randomUUID(), false);
        var conversation = stored(message);

        // When
        var answers = new Response[] {read(conversation, "{}"), typing(conversation)};

        // Then
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.then()
                                .statusCode(409)
                                .extract()
                                .jsonPath()
                                .getString("code"))
                        .isEqualTo("group_conversation"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"messageId\":\"nobody\"}",
                "{\"messageId\":\"00000000-0000-0000-0000-000000000001\"}",
                "{\"message\":1}"
            })
    void namesTheFieldThatIsWrong(String body) {
        // Given
        var conversation = stored(customer.writes(Customer.newWamid(), "hello", start));

        // When
        var problem = read(conversation, body).then().statusCode(400).extract().jsonPath();

        // Then
        assertThat(problem.getString("code")).isEqualTo("invalid_request");
        assertThat(problem.getString("errors[0].field")).isEqualTo("messageId");
    }

    @Test
    void knowsNoStrangers() {
        assertThat(read(UUID.randomUUID(), "{}").statusCode()).isEqualTo(404);
        assertThat(typing(UUID.randomUUID()).statusCode()).isEqualTo(404);
    }

    private String upTo(MessageReceived message) {
        return "{\"messageId\":\"%s\"}".formatted(api.messageId(message.messageId()));
    }

    private static Response read(UUID conversation, String body) {
        var request =
                body.isEmpty() ? given() : given().contentType(ContentType.JSON).body(body);
        return request.post("/api/v1/conversations/{id}/read", conversation);
    }

    private static Response typing(UUID conversation) {
        return given().post("/api/v1/conversations/{id}/typing", conversation);
    }

    private UUID stored(MessageReceived message) {
        return stored(message, message.messageId());
    }

    private UUID stored(MessageEvent message, String wamid) {
        wire.publish(Topics.WHATSAPP_MESSAGES, customer.key(), message);
        wire.flush();
        await().until(() -> api.conversationOf(wamid).isPresent());
        return api.conversationOf(wamid).orElseThrow();
    }
}
