package dev.switchboard.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.MessageAccepted;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeadLetterReplayIT {

    @Test
    void handlesDeadLettersOnceWhenTheyAreReplayedAfterTheirCauseWasMended() throws Exception {
        try (var bench = new Workbench()) {
            // Given
            bench.produce(List.of(Workbench.accepted(1, 1, Bookkeeping.POISON), Workbench.accepted(1, 2, "wamid.2")));
            bench.drain(bench.bookkeeper(), 500);
            var mended = bench.consumer((batch, outbox) -> {
                try (var statement =
                        bench.transactions.current().prepareStatement("insert into effect (message_id) values (?)")) {
                    for (var received : batch) {
                        statement.setObject(1, received.event().messageId());
                        statement.executeUpdate();
                    }
                }
            });

            // When
            var replayed = DeadLetterReplay.replay(bench.kafka, bench.group);
            bench.drain(mended, 500);

            // Then
            assertThat(replayed).isEqualTo(1);
            assertThat(bench.effects()).containsExactlyInAnyOrder(new UUID(1, 1), new UUID(1, 2));
            assertThat(DeadLetterReplay.replay(bench.kafka, bench.group)).isZero();
        }
    }

    @Test
    void passesOverWhatIsReplayedForAnotherGroupEvenWhenTheInboxForgotIt() throws Exception {
        try (var bench = new Workbench()) {
            // Given
            bench.produce(List.of(Workbench.accepted(1, 1, Bookkeeping.POISON)));
            bench.drain(bench.bookkeeper(), 500);
            DeadLetterReplay.replay(bench.kafka, bench.group);
            var handled = new ArrayList<Received<MessageAccepted>>();
            var others = new EventConsumers(bench.ground, new SimpleMeterRegistry())
                    .consumer("another-group", MessageAccepted.class, (batch, _) -> handled.addAll(batch));

            // When
            bench.drain(others, 500);

            // Then
            assertThat(bench.recordsOf(bench.incoming)).hasSize(2);
            assertThat(handled).isEmpty();
        }
    }

    @Test
    void endsAReplayThoughItsRecordsComeBack() throws Exception {
        try (var bench = new Workbench()) {
            // Given
            bench.produce(List.of(Workbench.accepted(1, 1, Bookkeeping.POISON)));
            bench.drain(bench.bookkeeper(), 500);

            // When
            var first = DeadLetterReplay.replay(bench.kafka, bench.group);
            bench.drain(bench.bookkeeper(), 500);
            var second = DeadLetterReplay.replay(bench.kafka, bench.group);

            // Then
            assertThat(List.of(first, second)).containsExactly(1, 1);
            assertThat(bench.recordsOf(Topics.deadLettersOf(bench.group)))
                    .hasSize(2)
                    .allSatisfy(letter -> assertThat(Workbench.header(letter, DeadLetters.TOPIC))
                            .isEqualTo(bench.incoming));
        }
    }

    @Test
    void refusesAGroupThatNobodyKnowsAndNamesThoseThereAre() throws Exception {
        try (var bench = new Workbench()) {
            // Given
            bench.produce(List.of(Workbench.accepted(1, 1, Bookkeeping.POISON)));
            bench.drain(bench.bookkeeper(), 500);

            // When
            var known = DeadLetterReplay.whyNot(bench.kafka, bench.group);
            var unknown = DeadLetterReplay.whyNot(bench.kafka, "nobody.messages");

            // Then
            assertThat(known).isEmpty();
            assertThat(unknown)
                    .hasValueSatisfying(sentence -> assertThat(sentence)
                            .startsWith("No consumer group nobody.messages has dead letters; there are ")
                            .contains(bench.group));
        }
    }
}
