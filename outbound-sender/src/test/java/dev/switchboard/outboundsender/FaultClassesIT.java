package dev.switchboard.outboundsender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageFailed;
import dev.switchboard.contracts.outbound.MessageOutcomeUnknown;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Meta says no with, class by class: calls made, what is announced and in which words, what stops and for whom. Each row has
 * a business number of its own.
 */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultClassesIT {

    private static final Duration A_WHILE = Duration.ofSeconds(40);
    private static final AtomicInteger NUMBERS = new AtomicInteger(600);

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

    @ParameterizedTest
    @CsvSource({
        // HTTP status, Meta's code, what the first call counts as
        "503, 2,      not_sent",
        "500, 131016, not_sent",
        "503, 133004, not_sent",
        "400, 131056, throttled",
        "400, 130429, throttled",
        "403, 130429, throttled",
        "429, 130429, throttled",
        "429, 613,    throttled",
        "400, 4,      throttled",
        "400, 80007,  throttled",
        "429, 777777, throttled",
    })
    void triesAgainWhatDidNotGoOutAndFailsNothingByIt(int status, int code, String counted) {
        // Given
        var chat = openChat();
        var messageId = UUID.randomUUID();
        meta.script(messageId, ScriptedMeta.error(status, code), ScriptedMeta.ACCEPT);

        // When
        chat.ask(messageId, "once more");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                MessageAccepted.class,
                                accepted -> assertThat(accepted.attempt()).isEqualTo(2)));
        assertThat(outcomes(messageId)).containsExactly(counted, "accepted");
        assertThat(meta.callsAbout(messageId)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        // drop, stop this recipient, fix: HTTP status, Meta's code, title, part of the words
        "400, 130472, Held back by Meta,      leaves this customer out",
        "400, 131049, Held back by Meta,      too much marketing",
        "403, 130497, Country not allowed,    that country",
        "400, 131014, Link failed,            could not fetch the file",
        "400, 131053, File not usable,        could not process the file",
        "404, 132001, Template missing,       no approved template",
        "400, 132015, Template paused,        paused the template",
        "400, 137000, Identity changed,       identity changed",
        "400, 131026, Undeliverable,          cannot get this on WhatsApp",
        "400, 131050, Marketing stopped,      stopped marketing",
        "400, 100,    Invalid parameter,      could not read part",
        "500, 3,      Capability missing,     may not send this kind",
        "400, 131008, Parameter missing,      required part",
        "400, 131009, Invalid value,          one of the values",
        "400, 131030, Not on the test list,   test number",
        "400, 132000, Parameters do not fit,  another number of gaps",
        "400, 132012, Parameter of another form, another form",
        "400, 135000, Not understood,         could not use the message",
        "400, 777777, Refused by Meta,        gives its reason in the details",
    })
    void failsOnceInPlainWordsAndStopsNobodyElse(int status, int code, String title, String words) {
        // Given
        var chat = openChat();
        var messageId = UUID.randomUUID();
        meta.script(messageId, ScriptedMeta.error(status, code));

        // When
        chat.ask(messageId, "never");
        var next = chat.ask("next");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() ->
                        assertThat(chat.news()).hasExactlyElementsOfTypes(MessageFailed.class, MessageAccepted.class));
        assertThat(((MessageFailed) chat.news().getFirst()).error()).satisfies(error -> {
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.title()).isEqualTo(title);
            assertThat(error.message()).contains(words).endsWith(".");
            assertThat(error.details()).isEqualTo("why");
        });
        assertThat(outcomes(messageId)).containsExactly("rejected");
        assertThat(meta.callsAbout(messageId)).hasSize(1);
        assertThat(meta.callsAbout(next)).hasSize(1);
        assertThat(paused()).doesNotContain("meta_" + code);
    }

    @ParameterizedTest
    @CsvSource({"400, 33", "400, 131037", "500, 131045", "400, 133010"})
    void stopsTheNumberAloneUntilItIsTriedAgain(int status, int code) {
        // Given
        var number = newNumber();
        var chat = openChat(number);
        var messageId = UUID.randomUUID();
        meta.script(messageId, ScriptedMeta.error(status, code), ScriptedMeta.ACCEPT);

        // When
        chat.ask(messageId, "barred");
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(paused()).contains(number + " since", "meta_" + code));
        var waits = openChat(number);
        var waiting = waits.ask("waits as well");
        var elsewhere = openChat();
        var goes = elsewhere.ask("another number");

        // Then
        await().atMost(A_WHILE).untilAsserted(() -> {
            assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class);
            assertThat(waits.news()).singleElement().isInstanceOf(MessageAccepted.class);
            assertThat(elsewhere.news()).singleElement().isInstanceOf(MessageAccepted.class);
        });
        assertThat(outcomes(messageId)).containsExactly("barred", "accepted");
        assertThat(at(goes)).isLessThan(at(waiting));
    }

    @ParameterizedTest
    @CsvSource({
        "401, 0",
        "403, 10",
        "401, 190",
        "403, 230",
        "403, 368",
        "403, 131005",
        "403, 131031",
        "400, 131042",
        "401, 777777"
    })
    void stopsAllOfUsUntilItIsTriedAgain(int status, int code) {
        // Given
        var chat = openChat();
        var messageId = UUID.randomUUID();
        meta.script(messageId, ScriptedMeta.error(status, code), ScriptedMeta.ACCEPT);

        // When
        chat.ask(messageId, "barred");
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(paused()).contains("* since", "meta_" + code));
        var elsewhere = openChat();
        var waiting = elsewhere.ask("another number");

        // Then
        await().atMost(A_WHILE).untilAsserted(() -> {
            assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class);
            assertThat(elsewhere.news()).singleElement().isInstanceOf(MessageAccepted.class);
        });
        assertThat(outcomes(messageId)).containsExactly("barred", "accepted");
        assertThat(meta.callsAbout(messageId)).hasSize(2);
        assertThat(at(waiting) - meta.callsAbout(messageId).getFirst().at().toEpochMilli())
                .as("the other number waits for the end of the pause, too")
                .isGreaterThan(3_000);
    }

    @ParameterizedTest
    @CsvSource({"400, 1", "500, 131000", "500, 777777"})
    void leavesOpenWhatMayHaveGoneOut(int status, int code) {
        // Given
        var chat = openChat();
        var messageId = UUID.randomUUID();
        meta.script(messageId, ScriptedMeta.error(status, code));

        // When
        chat.ask(messageId, "who knows");
        chat.ask("next");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .hasExactlyElementsOfTypes(MessageOutcomeUnknown.class, MessageAccepted.class));
        assertThat(outcomes(messageId)).containsExactly("unknown");
        assertThat(meta.callsAbout(messageId)).hasSize(1);
    }

    /** When the last call about a message came. */
    private long at(UUID messageId) {
        return meta.callsAbout(messageId).getLast().at().toEpochMilli();
    }

    private static String paused() {
        return given().get("/q/health/ready").jsonPath().getString("checks.find { it.name == 'sending' }.data.paused");
    }

    private static List<String> outcomes(UUID messageId) {
        return given().get("/api/v1/messages/{id}/attempts", messageId)
                .jsonPath()
                .getList("attempts.outcome", String.class);
    }

    private Chat openChat() {
        return openChat(newNumber());
    }

    private Chat openChat(String number) {
        var chat = new Chat(topics, number);
        chat.customerWrote();
        return chat;
    }

    private static String newNumber() {
        return "100000000000" + NUMBERS.getAndIncrement();
    }
}
