package dev.switchboard.outboundsender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CustomerText;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.ReplyButton;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.contracts.outbound.Recipient;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a message says: written the way Meta wants it, and refused where it breaks a limit. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentIT {

    private static final Duration A_WHILE = Duration.ofSeconds(20);

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
    void refusesWhatBreaksALimitAndNeverCutsIt() {
        // Given
        var chat = new Chat(topics);
        chat.customerWrote();

        // When
        var tooLong = chat.ask("x".repeat(4_097));
        var fits = chat.ask("short");

        // Then
        await().atMost(A_WHILE).untilAsserted(() -> assertThat(chat.news()).hasSize(2));
        assertThat(chat.news().getFirst()).isInstanceOfSatisfying(MessageRefused.class, refused -> {
            assertThat(refused.messageId()).isEqualTo(tooLong);
            assertThat(refused.code()).isEqualTo("content_invalid");
            assertThat(refused.explanation()).isEqualTo("body has 4,097 characters, WhatsApp takes 4,096.");
            assertThat(refused.evidence()).containsExactly("body too_long");
        });
        assertThat(meta.callsAbout(tooLong)).isEmpty();
        assertThat(meta.callsAbout(fits)).hasSize(1);
    }

    @Test
    void sendsToAUserIdWhereThereIsNoPhone() {
        // Given
        var chat = new Chat(topics);
        chat.customerWrote();
        var messageId = UUID.randomUUID();
        var buttons = new OutboundContent.ReplyButtons(
                null, new CustomerText("ok?"), null, List.of(new ReplyButton("yes", new CustomerText("Yes"))));

        // When
        topics.put(
                Topics.OUTBOUND_LIVE,
                chat.conversationId(),
                chat.command(messageId, new Recipient(null, new PersonalDetail("BR.13491208655302741918")), buttons));

        // Then
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(meta.callsAbout(messageId))
                        .singleElement()
                        .satisfies(call -> {
                            assertThat(call.body().has("to")).isFalse();
                            assertThat(call.body().path("recipient").asText()).isEqualTo("BR.13491208655302741918");
                            assertThat(call.body()
                                            .at("/interactive/action/buttons/0/reply/id")
                                            .asText())
                                    .isEqualTo("yes");
                        }));
    }
}
