package dev.switchboard.outboundsender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.TemplateParameter;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedCatalogue;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TemplateShelf;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A template is looked at before each send: whether Meta lets it, and whether it is filled as it wants. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateSendingIT {

    private static final Logger LOGGER = Logger.getLogger(TemplateSendingIT.class);
    private static final Duration A_WHILE = Duration.ofSeconds(40);

    private ScriptedMeta meta;
    private ScriptedCatalogue catalogue;
    private TopicEnds topics;
    private TemplateShelf shelf;

    @BeforeAll
    void open() {
        meta = ScriptedMeta.start();
        catalogue = meta.catalogue();
        topics = new TopicEnds();
        shelf = new TemplateShelf(catalogue, topics);
    }

    @AfterAll
    void close() {
        topics.close();
        meta.close();
    }

    @Test
    void aWebhookIsPublishedAndCountsAtTheNextSend() {
        // Given
        var id = shelf.templateNamed("pausing");
        TemplateShelf.readAll();
        shelf.awaitPublished(id, "APPROVED");
        var chat = new Chat(topics);
        chat.customerWrote();
        var first = ask(chat, "pausing_" + id);
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class));

        // When
        catalogue.has(id, "pausing_" + id, "en_US", "PAUSED", TemplateShelf.ONE_GAP);
        shelf.tell(TemplateShelf.status(id, "pausing_" + id, "PAUSED"));
        shelf.awaitPublished(id, "PAUSED");
        var second = ask(chat, "pausing_" + id);

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .last()
                        .isInstanceOfSatisfying(MessageRefused.class, refused -> {
                            assertThat(refused.messageId()).isEqualTo(second);
                            assertThat(refused.code()).isEqualTo("template_paused");
                            assertThat(refused.evidence()).containsExactly("template " + id);
                        }));
        assertThat(meta.callsAbout(first)).hasSize(1);
        assertThat(meta.callsAbout(second)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PAUSED, template_paused", "REJECTED, template_not_approved", "ARCHIVED, template_archived"})
    void aWebhookCountsWithinASecond(String status, String code) {
        // Given
        var id = shelf.templateNamed("timed");
        TemplateShelf.readAll();
        shelf.awaitPublished(id, "APPROVED");
        var chat = new Chat(topics);
        chat.customerWrote();
        ask(chat, "timed_" + id);
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news()).singleElement().isInstanceOf(MessageAccepted.class));

        // When
        catalogue.has(id, "timed_" + id, "en_US", status, TemplateShelf.ONE_GAP);
        var told = Instant.now();
        shelf.tell(TemplateShelf.status(id, "timed_" + id, status));

        // Then
        await().atMost(Duration.ofSeconds(1)).pollDelay(Duration.ZERO).untilAsserted(() -> {
            var next = ask(chat, "timed_" + id);
            await().atMost(Duration.ofMillis(900))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> decided(chat, next));
            assertThat(chat.news())
                    .last()
                    .isInstanceOfSatisfying(
                            MessageRefused.class,
                            refused -> assertThat(refused.code()).isEqualTo(code));
        });
        LOGGER.infof(
                "refused after the webhook status=%s millis=%d",
                status, Duration.between(told, Instant.now()).toMillis());
    }

    @Test
    void refusesWhatTheTemplateDoesNotWant() {
        // Given
        var id = shelf.templateNamed("filled");
        TemplateShelf.readAll();
        shelf.awaitPublished(id, "APPROVED");
        var chat = new Chat(topics);
        chat.customerWrote();

        // When
        var wrong = ask(chat, "filled_" + id, "one", "two");
        var unknown = ask(chat, "no_such_template");

        // Then
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(chat.news()).hasSize(2));
        assertThat(chat.news().getFirst()).isInstanceOfSatisfying(MessageRefused.class, refused -> {
            assertThat(refused.messageId()).isEqualTo(wrong);
            assertThat(refused.code()).isEqualTo("template_parameters");
            assertThat(refused.explanation()).isEqualTo("body: the template wants 1 parameter, given: 2 parameters.");
        });
        assertThat(chat.news().getLast())
                .isInstanceOfSatisfying(
                        MessageRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("template_unknown"));
        assertThat(meta.callsAbout(wrong)).isEmpty();
        assertThat(meta.callsAbout(unknown)).isEmpty();
    }

    @Test
    void refusesOnANumberWhoseAccountIsNotKnown() {
        // Given
        var chat = new Chat(topics, "100000000000077");
        chat.customerWrote();

        // When
        ask(chat, "whatever");

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(chat.news())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                MessageRefused.class,
                                refused -> assertThat(refused.code()).isEqualTo("template_unverified")));
    }

    private static boolean decided(Chat chat, UUID messageId) {
        return chat.news().stream().anyMatch(news -> switch (news) {
            case MessageRefused refused -> refused.messageId().equals(messageId);
            case MessageAccepted accepted -> accepted.messageId().equals(messageId);
            default -> false;
        });
    }

    private UUID ask(Chat chat, String name) {
        return ask(chat, name, "77");
    }

    private UUID ask(Chat chat, String name, String... words) {
        var messageId = UUID.randomUUID();
        var body = Arrays.stream(words)
                .map(word -> new TemplateParameter(null, new CustomerText(word), null, null))
                .toList();
        var template = new OutboundContent.Template(name, "en_US", null, body, List.of(), null, List.of());
        topics.put(Topics.OUTBOUND_LIVE, chat.conversationId(), chat.command(messageId, template));
        return messageId;
    }
}
