package dev.switchboard.outboundsender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** From a command to a call to Meta: once, in order, and only through an open window. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendingIT {

    private static final Duration A_WHILE = Duration.ofSeconds(40);

    private ScriptedMeta meta;
    private TopicEnds topics;

    @BeforeAll
    void open() {
        meta = ScriptedMeta.start();
        topics = new TopicEnds();
    }

    @AfterAll
    void close() {
        topics.close();
        meta.close();
    }

    @Test
    void sendsAnAnswerThroughAnOpenWindow() {
        // Given
        var chat = new Chat(topics);
        chat.customerWrote();

        // When
        var messageId = chat.ask("hello");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .singleElement()
                        .isInstanceOfSatisfying(MessageAccepted.class, accepted -> {
                            assertThat(accepted.messageId()).isEqualTo(messageId);
                            assertThat(accepted.wamid()).isEqualTo(ScriptedMeta.wamid(messageId.toString()));
                            assertThat(accepted.attempt()).isEqualTo(1);
                        }));
        assertThat(meta.callsAbout(messageId)).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/v25.0/%s/messages".formatted(Chat.NUMBER));
            assertThat(call.authorization()).isEqualTo("Bearer local-access-token");
            assertThat(call.body().path("to").asText()).isEqualTo("5511900000001");
            assertThat(call.body().path("text").path("body").asText()).isEqualTo("hello");
        });
    }

    @Test
    void sendsAFileByItsLink() {
        // Given
        var chat = new Chat(topics);
        chat.customerWrote();
        var messageId = UUID.randomUUID();
        var image = MessageContent.Media.byLink(MediaKind.IMAGE, "https://files.example/menu.png", "the menu");

        // When
        topics.put(Topics.OUTBOUND_LIVE, chat.conversationId(), chat.command(messageId, image));

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(meta.callsAbout(messageId))
                        .singleElement()
                        .satisfies(call -> {
                            assertThat(call.body().path("type").asText()).isEqualTo("image");
                            assertThat(call.body().path("image").path("link").asText())
                                    .isEqualTo("https://files.example/menu.png");
                        }));
    }

    @Test
    void sendsOnceWhenTheCommandIsRedeliveredOrAskedForAgain() {
        // Given
        var chat = new Chat(topics);
        chat.customerWrote();
        var messageId = UUID.randomUUID();
        var command = chat.command(messageId, MessageContent.Text.of("once"));

        // When
        topics.put(Topics.OUTBOUND_LIVE, chat.conversationId(), "same-event-" + messageId, command);
        topics.put(Topics.OUTBOUND_LIVE, chat.conversationId(), "same-event-" + messageId, command);
        topics.put(Topics.OUTBOUND_LIVE, chat.conversationId(), command);
        var last = chat.ask("and then");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .extracting(event -> ((MessageAccepted) event).messageId())
                        .containsExactly(messageId, last));
        assertThat(meta.callsAbout(messageId)).hasSize(1);
    }

    @Test
    void keepsTheOrderOfEachConversationAlsoThroughRetries() {
        // Given
        var chats = List.of(new Chat(topics), new Chat(topics), new Chat(topics));
        chats.forEach(Chat::customerWrote);
        var asked = chats.stream()
                .map(_ -> IntStream.range(0, 5).mapToObj(_ -> UUID.randomUUID()).toList())
                .toList();
        asked.forEach(ids -> meta.script(
                ids.get(1), ScriptedMeta.error(503, 131016), ScriptedMeta.error(400, 131056), ScriptedMeta.ACCEPT));

        // When
        for (var place = 0; place < 5; place++) {
            for (var chat = 0; chat < chats.size(); chat++) {
                chats.get(chat).ask(asked.get(chat).get(place), "part " + place);
            }
        }

        // Then
        for (var chat = 0; chat < chats.size(); chat++) {
            var wanted = asked.get(chat);
            var conversation = chats.get(chat);
            await().atMost(A_WHILE)
                    .untilAsserted(() -> assertThat(conversation.news())
                            .extracting(event -> ((MessageAccepted) event).messageId())
                            .containsExactlyElementsOf(wanted));
            assertThat(meta.calls().stream()
                            .map(call -> call.messageId())
                            .filter(id -> wanted.contains(UUID.fromString(id)))
                            .distinct())
                    .containsExactlyElementsOf(
                            wanted.stream().map(UUID::toString).toList());
            assertThat(meta.callsAbout(wanted.get(1))).hasSize(3);
        }
    }

    @Test
    void refusesWhenTheWindowIsClosedAndTellsWhy() {
        // Given
        var chat = new Chat(topics);
        var evidence =
                chat.customerWrote(Instant.now().minus(Duration.ofHours(24)).plus(Duration.ofMinutes(4)));

        // When
        var messageId = chat.ask("too late");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .singleElement()
                        .isInstanceOfSatisfying(MessageRefused.class, refused -> {
                            assertThat(refused.code()).isEqualTo("window_closed");
                            assertThat(refused.evidence()).containsExactly(evidence);
                            assertThat(refused.unblockedBy()).isEqualTo("a message from the customer");
                        }));
        assertThat(meta.callsAbout(messageId)).isEmpty();
        given().get("/api/v1/messages/{id}/attempts", messageId)
                .then()
                .statusCode(200)
                .body("state", equalTo("REFUSED"))
                .body("attempts.size()", equalTo(0))
                .body("decisions[0].decision", equalTo("refuse"))
                .body("decisions[0].evidence", contains(evidence));
    }

    @Test
    void refusesAConversationOfAnotherNumberAndGoesOnWithItsOwn() {
        // Given a customer who wrote to one number
        var chat = new Chat(topics);
        var evidence = chat.customerWrote();
        var before = chat.ask("before");
        await().atMost(A_WHILE).until(() -> !meta.callsAbout(before).isEmpty());

        // When another number is told to answer in the window of the first
        var foreign = UUID.randomUUID();
        topics.put(
                Topics.OUTBOUND_LIVE,
                chat.conversationId(),
                new SendMessage(
                        foreign,
                        chat.conversationId(),
                        "100000000000078",
                        new Recipient(new PersonalDetail("5511900000001"), null),
                        MessageContent.Text.of("from elsewhere"),
                        null,
                        SendMessage.Origin.AGENT,
                        null,
                        Instant.now()));
        var after = chat.ask("after");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .hasSize(3)
                        .element(1)
                        .isInstanceOfSatisfying(MessageRefused.class, refused -> {
                            assertThat(refused.messageId()).isEqualTo(foreign);
                            assertThat(refused.code()).isEqualTo("conversation_mismatch");
                            assertThat(refused.evidence()).containsExactly(evidence);
                            assertThat(refused.explanation()).contains(Chat.NUMBER, "100000000000078");
                        }));
        assertThat(meta.callsAbout(foreign)).isEmpty();
        assertThat(meta.callsAbout(after)).hasSize(1);
    }

    @Test
    void waitsAMomentForNewsOfTheWindowWithoutHoldingUpOthers() {
        // Given
        var early = new Chat(topics);
        var other = new Chat(topics);
        other.customerWrote();
        var waiting = early.ask("is the window known yet?");

        // When
        var passing = other.ask("passing by");
        await().atMost(A_WHILE).until(() -> !meta.callsAbout(passing).isEmpty());
        early.customerWrote();

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(early.news())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                MessageAccepted.class,
                                accepted -> assertThat(accepted.messageId()).isEqualTo(waiting)));
    }

    @Test
    void tellsWhatHappenedAndHowLongItTook() {
        // Given
        var chat = new Chat(topics);
        var evidence = chat.customerWrote();
        var messageId = chat.ask("tell me");
        await().atMost(A_WHILE).until(() -> !chat.news().isEmpty());

        // When
        var answer = given().get("/api/v1/messages/{id}/attempts", messageId);

        // Then
        answer.then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("attempts.outcome", contains("accepted"))
                .body("decisions.code", contains("window_open"))
                .body("decisions[0].evidence", contains(evidence));
        assertThat(answer.asString()).doesNotContain("tell me", "5511900000001", "wamid");
    }

    @Test
    void answersAnUnknownMessageWithAProblem() {
        given().get("/api/v1/messages/{id}/attempts", UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("unknown_message"));
        given().get("/api/v1/messages/nonsense/attempts").then().statusCode(404);
    }
}
