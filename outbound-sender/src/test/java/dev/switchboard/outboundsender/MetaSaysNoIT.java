package dev.switchboard.outboundsender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.switchboard.contracts.outbound.Allowance;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageFailed;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Meta answers, and not with yes: slow down, come back later, or never. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class MetaSaysNoIT {

    private static final Duration A_WHILE = Duration.ofSeconds(40);

    private ScriptedMeta meta;
    private TopicEnds topics;

    @BeforeEach
    void open() {
        meta = ScriptedMeta.start();
        topics = new TopicEnds();
    }

    @AfterEach
    void close() {
        topics.close();
        meta.close();
    }

    @Test
    void neverFailsAMessageBecauseItWasThrottled() {
        // Given
        var chat = openChat("100000000000011");
        var messageId = UUID.randomUUID();
        meta.script(
                messageId,
                ScriptedMeta.error(400, 131056),
                ScriptedMeta.error(429, 130429),
                ScriptedMeta.error(400, 80007),
                ScriptedMeta.ACCEPT);

        // When
        chat.ask(messageId, "patience");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .singleElement()
                        .isInstanceOfSatisfying(MessageAccepted.class, accepted -> {
                            assertThat(accepted.attempt()).isEqualTo(4);
                            assertThat(accepted.allowedBy())
                                    .extracting(Allowance::attempt)
                                    .containsExactly(1, 2, 3, 4);
                        }));
        given().get("/api/v1/messages/{id}/attempts", messageId)
                .then()
                .body("attempts.outcome", contains("throttled", "throttled", "throttled", "accepted"));
    }

    @Test
    void keepsTheQueueWhenTheTokenIsRefusedAndGoesOnWhenItIsMended() {
        // Given
        var number = "100000000000012";
        var first = openChat(number);
        var second = openChat(number);
        var refused = UUID.randomUUID();
        meta.script(refused, ScriptedMeta.error(401, 190), ScriptedMeta.ACCEPT);

        // When
        first.ask(refused, "who are we?");
        await().atMost(A_WHILE).until(() -> !meta.callsAbout(refused).isEmpty());
        await().atMost(A_WHILE)
                .untilAsserted(() -> given().get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body("checks.find { it.name == 'sending' }.data.paused", containsString("190")));
        var waiting = second.ask("waits as well");

        // Then
        await().atMost(A_WHILE).untilAsserted(() -> {
            assertThat(first.news()).singleElement().isInstanceOf(MessageAccepted.class);
            assertThat(second.news()).singleElement().isInstanceOf(MessageAccepted.class);
        });
        assertThat(meta.callsAbout(refused)).hasSize(2);
        assertThat(meta.callsAbout(waiting)).hasSize(1);
    }

    @Test
    void failsOnceAndClosesTheWindowWhenMetaSaysItIsClosed() {
        // Given
        var chat = openChat("100000000000013");
        var messageId = UUID.randomUUID();
        meta.script(messageId, ScriptedMeta.error(400, 131047));

        // When
        chat.ask(messageId, "is it still open?");
        var next = chat.ask("and now?");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() ->
                        assertThat(chat.news()).hasExactlyElementsOfTypes(MessageFailed.class, MessageRefused.class));
        assertThat((MessageFailed) chat.news().getFirst()).satisfies(failed -> {
            assertThat(failed.error().code()).isEqualTo(131047);
            assertThat(failed.error().title()).isEqualTo("Window closed");
            assertThat(failed.error().message()).contains("24 hours");
        });
        assertThat(((MessageRefused) chat.news().getLast()).evidence()).contains(messageId.toString());
        assertThat(meta.callsAbout(next)).isEmpty();
    }

    @Test
    void opensTheWindowAgainWhenTheCustomerWritesAfterMetaClosedIt() {
        // Given
        var chat = openChat("100000000000014");
        var messageId = UUID.randomUUID();
        meta.script(messageId, ScriptedMeta.error(400, 131047));
        chat.ask(messageId, "closed");
        await().atMost(A_WHILE).until(() -> !chat.news().isEmpty());

        // When
        chat.customerWrote();
        chat.ask("open again");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() ->
                        assertThat(chat.news()).hasExactlyElementsOfTypes(MessageFailed.class, MessageAccepted.class));
    }

    @Test
    void waitsForMetaWhenNobodyAnswersAndSendsOnceItIsBack() {
        // Given
        var chat = openChat("100000000000015");
        meta.close();

        // When
        var messageId = chat.ask("anybody there?");
        await().atMost(A_WHILE)
                .untilAsserted(() -> given().get("/api/v1/messages/{id}/attempts", messageId)
                        .then()
                        .body("attempts[0].outcome", equalTo("not_sent"))
                        .body("attempts[0].reason", equalTo("connect_failed")));
        meta = ScriptedMeta.start();

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class));
        assertThat(meta.callsAbout(messageId)).hasSize(1);
    }

    @Test
    void failsWithAReasonInPlainWordsWhenMetaRefusesTheMessage() {
        // Given
        var chat = openChat("100000000000016");
        var messageId = UUID.randomUUID();
        meta.script(messageId, ScriptedMeta.error(400, 131026));

        // When
        chat.ask(messageId, "hello?");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .singleElement()
                        .isInstanceOfSatisfying(MessageFailed.class, failed -> {
                            assertThat(failed.error().code()).isEqualTo(131026);
                            assertThat(failed.error().message()).contains("cannot get this on WhatsApp");
                            assertThat(failed.attempt()).isEqualTo(1);
                        }));
        assertThat(meta.callsAbout(messageId)).hasSize(1);
    }

    private Chat openChat(String number) {
        var chat = new Chat(topics, number);
        chat.customerWrote();
        return chat;
    }
}
