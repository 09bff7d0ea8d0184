package dev.switchboard.outboundsender;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.MetaError;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.whatsapp.DeliveryStatus;
import dev.switchboard.contracts.whatsapp.NumberErrorReported;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TemplateShelf;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Meta takes a message and says only in a status what is wrong: what stops then is what stops when it says so at once. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateFaultsIT {

    private static final Duration A_WHILE = Duration.ofSeconds(40);
    private static final AtomicInteger NUMBERS = new AtomicInteger(700);

    private ScriptedMeta meta;
    private TopicEnds topics;
    private TemplateShelf shelf;

    @BeforeAll
    void open() {
        meta = ScriptedMeta.start();
        topics = new TopicEnds();
        shelf = new TemplateShelf(meta.catalogue(), topics);
    }

    @AfterAll
    void close() {
        topics.close();
        meta.close();
    }

    @ParameterizedTest
    @CsvSource({"131042, true", "131031, true", "131037, false", "131045, false"})
    void stopsAllOfUsOrTheNumber(int code, boolean all) {
        // Given
        var number = newNumber();
        var chat = openChat(number);
        var sent = send(chat);

        // When
        chat.statusFails(sent, code);

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(paused()).contains((all ? "*" : number) + " since", "meta_" + code));
        var waiting = chat.ask("waits");
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .hasExactlyElementsOfTypes(MessageAccepted.class, MessageAccepted.class));
        assertThat(meta.callsAbout(waiting)).hasSize(1);
        assertThat(paused()).doesNotContain("meta_" + code);
    }

    @Test
    void stopsTheNumberThatMetaReportsWithoutNamingAMessage() {
        // Given
        var number = newNumber();
        var chat = openChat(number);

        // When
        shelf.tell(new NumberErrorReported(
                Chat.WABA, number, new MetaError(131037, "Meta's title", null, null), Instant.now()));

        // Then
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(paused()).contains(number + " since", "meta_131037"));
        var waiting = chat.ask("waits");
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class));
        assertThat(meta.callsAbout(waiting)).hasSize(1);
        assertThat(paused()).doesNotContain(number);
    }

    @ParameterizedTest
    @ValueSource(ints = {130472, 131049, 131050, 131053, 131009, 131026})
    void stopsNobodyElse(int code) {
        // Given
        var chat = openChat(newNumber());
        var sent = send(chat);

        // When
        chat.statusFails(sent, code);
        var next = chat.ask("next");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .hasExactlyElementsOfTypes(MessageAccepted.class, MessageAccepted.class));
        assertThat(meta.callsAbout(next)).hasSize(1);
        assertThat(paused()).doesNotContain("meta_" + code);
    }

    @Test
    void closesTheWindow() {
        // Given
        var chat = openChat(newNumber());
        var sent = send(chat);

        // When
        chat.statusFails(sent, 131047);

        // Then
        await().atMost(A_WHILE).untilAsserted(() -> {
            chat.ask("still open?");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(chat.news()).last().isInstanceOf(MessageRefused.class));
        });
        assertThat(((MessageRefused) chat.news().getLast()).code()).isEqualTo("window_closed");
    }

    @Test
    void hasTemplatesReadAgainThatMetaPausedMeanwhile() {
        // Given
        var id = shelf.templateNamed("late");
        TemplateShelf.readAll();
        shelf.awaitPublished(id, "APPROVED");
        var chat = new Chat(topics);
        chat.customerAgrees();
        var sent = chat.askFirst("late_" + id, false);
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class));

        // When
        meta.catalogue().has(id, "late_" + id, "en_US", "PAUSED", TemplateShelf.ONE_GAP);
        chat.statusFails(sent, 132015);

        // Then
        shelf.awaitPublished(id, "PAUSED");
    }

    @Test
    void hasATemplateReadAgainThatMetaSaysIsPaused() {
        // Given
        var id = shelf.templateNamed("early");
        TemplateShelf.readAll();
        shelf.awaitPublished(id, "APPROVED");
        meta.catalogue().has(id, "early_" + id, "en_US", "PAUSED", TemplateShelf.ONE_GAP);
        var chat = openChat(Chat.NUMBER);
        chat.customerAgrees();
        var refused = UUID.randomUUID();

        // When
        meta.script(refused, ScriptedMeta.error(400, 132015));
        chat.askFirst(refused, "early_" + id, false);

        // Then
        shelf.awaitPublished(id, "PAUSED");
        chat.askFirst("early_" + id, false);
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .last()
                        .isInstanceOfSatisfying(
                                MessageRefused.class,
                                news -> assertThat(news.code()).isEqualTo("template_paused")));
        assertThat(meta.callsAbout(refused)).hasSize(1);
    }

    @Test
    void writesNoMoreToWhomMetaCannotReachUntilTheyAreHeardOf() {
        // Given
        var id = shelf.templateNamed("reach");
        TemplateShelf.readAll();
        shelf.awaitPublished(id, "APPROVED");
        var chat = new Chat(topics);
        chat.customerAgrees();

        // When two fail, one arrives, and three fail
        for (var fails : new boolean[] {true, true, false, true, true, true}) {
            var before = chat.news().size();
            var sent = chat.askFirst("reach_" + id, false);
            await().atMost(A_WHILE).until(() -> chat.news().size() > before);
            assertThat(chat.news()).last().isInstanceOf(MessageAccepted.class);
            if (fails) {
                chat.statusFails(sent, 131026);
            } else {
                chat.statusArrives(sent, DeliveryStatus.DELIVERED);
            }
        }

        // Then
        await().atMost(A_WHILE).untilAsserted(() -> {
            var before = chat.news().size();
            chat.askFirst("reach_" + id, false);
            await().atMost(Duration.ofSeconds(10)).until(() -> chat.news().size() > before);
            assertThat(chat.news())
                    .last()
                    .isInstanceOfSatisfying(
                            MessageRefused.class,
                            refused -> assertThat(refused.code()).isEqualTo("recipient_unreachable"));
        });

        // When they write
        chat.customerWrote();

        // Then
        await().atMost(A_WHILE).untilAsserted(() -> {
            var before = chat.news().size();
            chat.askFirst("reach_" + id, false);
            await().atMost(Duration.ofSeconds(10)).until(() -> chat.news().size() > before);
            assertThat(chat.news()).last().isInstanceOf(MessageAccepted.class);
        });
    }

    private UUID send(Chat chat) {
        var sent = chat.ask("hello");
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class));
        return sent;
    }

    private static String paused() {
        return given().get("/q/health/ready").jsonPath().getString("checks.find { it.name == 'sending' }.data.paused");
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
