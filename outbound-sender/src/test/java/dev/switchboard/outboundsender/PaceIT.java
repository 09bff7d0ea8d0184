package dev.switchboard.outboundsender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.outboundsender.pacing.SlotLeases;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody is sent to faster than Meta allows, and who waits for an answer goes first. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class PaceIT {

    private static final int PER_SECOND = 20;

    private final SlotLeases leases;

    PaceIT(SlotLeases leases) {
        this.leases = leases;
    }

    @Test
    void noSecondHoldsMoreThanTheNumberMaySend() throws SQLException {
        try (var meta = ScriptedMeta.start();
                var topics = new TopicEnds()) {
            // Given
            leases.pace("310000000000001", PER_SECOND);

            // When
            var messages = IntStream.range(0, 3 * PER_SECOND)
                    .mapToObj(_ -> newChat(topics, "310000000000001").ask("one of many"))
                    .toList();

            // Then
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(meta.calls()).hasSameSizeAs(messages));
            var begun =
                    meta.calls().stream().map(ScriptedMeta.Call::at).sorted().toList();
            assertThat(begun).allSatisfy(first -> {
                var end = first.plusSeconds(1);
                assertThat(begun.stream()
                                .filter(at -> !at.isBefore(first) && at.isBefore(end))
                                .count())
                        .isLessThanOrEqualTo(PER_SECOND + 2);
            });
        }
    }

    @Test
    void afterABurstACustomerIsSentOneMessageEachSixSeconds() {
        try (var meta = ScriptedMeta.start();
                var topics = new TopicEnds()) {
            // Given
            var chat = newChat(topics, Chat.NUMBER);

            var begin = Instant.now();

            // When
            var messages = IntStream.rangeClosed(1, 46)
                    .mapToObj(nth -> chat.ask("bubble " + nth))
                    .toList();

            // Then
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(meta.calls())
                            .extracting(ScriptedMeta.Call::messageId)
                            .containsExactlyElementsOf(
                                    messages.stream().map(UUID::toString).toList()));
            assertThat(Duration.between(begin, meta.calls().getLast().at())).isGreaterThan(Duration.ofMillis(5_500));
        }
    }

    @Test
    void whoWaitsForAnAnswerGoesBeforeACampaign() throws SQLException {
        try (var meta = ScriptedMeta.start();
                var topics = new TopicEnds()) {
            // Given
            leases.pace("310000000000002", PER_SECOND);
            var campaign = IntStream.range(0, 10 * PER_SECOND)
                    .mapToObj(_ -> newChat(topics, "310000000000002"))
                    .toList();
            campaign.forEach(chat -> chat.askInBulk("one of many"));
            await().until(() -> meta.calls().size() >= PER_SECOND);

            // When
            var last = campaign.getLast();
            var answer = last.ask("an answer");

            // Then
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !meta.callsAbout(answer).isEmpty());
            assertThat(meta.calls().size()).isLessThan(campaign.size() - 2 * PER_SECOND);
            leases.pace("310000000000002", 1000);
            await().atMost(Duration.ofSeconds(30)).until(() -> meta.calls().size() == campaign.size() + 1);
        }
    }

    private static Chat newChat(TopicEnds topics, String number) {
        var chat = new Chat(topics, number);
        chat.customerWrote();
        return chat;
    }
}
