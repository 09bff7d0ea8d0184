package dev.switchboard.outboundsender.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.messaging.Publications;
import dev.switchboard.outboundsender.attempt.Attempts;
import dev.switchboard.outboundsender.attempt.WaitingLine;
import dev.switchboard.outboundsender.gate.DecisionLog;
import dev.switchboard.outboundsender.gate.FactFinder;
import dev.switchboard.outboundsender.gate.Gate;
import dev.switchboard.outboundsender.pacing.PairPaces;
import dev.switchboard.outboundsender.testing.Chat;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A second replica beside the running one, on the same rows. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class TwoReplicasIT {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int CONVERSATIONS = 80;

    private final Claims otherReplica;

    TwoReplicasIT(
            Publications publications,
            NextInLine nextInLine,
            PairPaces pairs,
            WaitingLine line,
            Attempts attempts,
            FactFinder finder,
            Gate gate,
            PortfolioRoom portfolio,
            DecisionLog decisions,
            InstantSource clock) {
        this.otherReplica =
                new Claims(publications, nextInLine, pairs, line, attempts, finder, gate, portfolio, decisions, clock);
    }

    @Test
    void neverCallsForTheSameMessage() throws SQLException {
        try (var meta = ScriptedMeta.start();
                var topics = new TopicEnds()) {
            // Given
            var chats = IntStream.range(0, CONVERSATIONS)
                    .mapToObj(_ -> new Chat(topics))
                    .toList();
            chats.forEach(Chat::customerWrote);

            // When
            var claimedByOther = new ArrayList<String>();
            var asked = new ArrayList<String>();
            for (var chat : chats) {
                asked.add(chat.ask("whose is it?").toString());
                claimedByOther.addAll(claimSome());
            }

            // Then
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                claimedByOther.addAll(claimSome());
                var called = meta.calls().stream().map(ScriptedMeta.Call::messageId);
                assertThat(Stream.concat(called, claimedByOther.stream())).containsExactlyInAnyOrderElementsOf(asked);
            });
            assertThat(claimedByOther).doesNotHaveDuplicates();
        }
    }

    private List<String> claimSome() throws SQLException {
        return otherReplica.next(new NextInLine.Room(2, 0), LEASE).claims().stream()
                .map(claim -> claim.message().messageId().toString())
                .toList();
    }
}
