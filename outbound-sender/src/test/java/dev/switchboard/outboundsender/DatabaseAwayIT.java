package dev.switchboard.outboundsender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.contracts.outbound.MessageOutcomeUnknown;
import dev.switchboard.contracts.outbound.OutcomeSettled;
import dev.switchboard.localstack.infrastructure.Infrastructure;
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
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The database goes away while a call is under way: what Meta said is not lost, and nothing is said twice. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class DatabaseAwayIT {

    private static final Duration A_WHILE = Duration.ofSeconds(40);

    @Test
    void keepsTheOutcomeUntilItCanBeWrittenAndGoesOnWithWhatWaits() {
        try (var meta = ScriptedMeta.start();
                var topics = new TopicEnds()) {
            // Given
            var chat = new Chat(topics);
            chat.customerWrote();
            var messageId = UUID.randomUUID();
            var answer = new CountDownLatch(1);
            meta.script(messageId, ScriptedMeta.acceptAfter(answer));
            chat.ask(messageId, "just now");
            await().atMost(A_WHILE).until(() -> !meta.callsAbout(messageId).isEmpty());

            // When
            Infrastructure.shared().stopPostgres();
            answer.countDown();
            var next = chat.ask("meanwhile");
            Infrastructure.shared().startPostgres();

            // Then
            await().atMost(A_WHILE)
                    .untilAsserted(() -> assertThat(chat.news())
                            .anyMatch(event -> event instanceof MessageAccepted accepted
                                    && accepted.messageId().equals(next)));
            assertThat(chat.news())
                    .allMatch(event -> event instanceof MessageAccepted
                            || event instanceof MessageOutcomeUnknown
                            || event instanceof OutcomeSettled);
            await().atMost(A_WHILE)
                    .untilAsserted(() -> assertThat(chat.news())
                            .filteredOn(event -> !(event instanceof MessageOutcomeUnknown))
                            .hasSize(2));
            assertThat(meta.callsAbout(messageId)).hasSize(1);
            assertThat(meta.callsAbout(next)).hasSize(1);
        }
    }

    @Test
    void keepsTheOutcomesOfManyCalls() {
        try (var meta = ScriptedMeta.start();
                var topics = new TopicEnds()) {
            // Given
            var answer = new CountDownLatch(1);
            var chats = Stream.generate(() -> new Chat(topics)).limit(40).toList();
            for (var chat : chats) {
                chat.customerWrote();
                var messageId = UUID.randomUUID();
                meta.script(messageId, ScriptedMeta.acceptAfter(answer));
                chat.ask(messageId, "just now");
            }
            await().atMost(A_WHILE).until(() -> meta.calls().size() == chats.size());

            // When
            Infrastructure.shared().stopPostgres();
            answer.countDown();
            Infrastructure.shared().startPostgres();

            // Then
            await().atMost(A_WHILE)
                    .untilAsserted(() -> assertThat(chats)
                            .allSatisfy(chat -> assertThat(chat.news())
                                    .filteredOn(event ->
                                            event instanceof MessageAccepted || event instanceof OutcomeSettled)
                                    .hasSize(1)));
            assertThat(meta.calls()).hasSize(chats.size());
        }
    }
}
