package dev.switchboard.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.MessageAccepted;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class EventConsumerIT {

    @Test
    void changesNothingWhenABatchIsRedelivered() {
        try (var bench = new Workbench()) {
            // Given
            bench.produce(IntStream.range(0, 20).mapToObj(n -> accepted(n)).toList());
            bench.drain(bench.bookkeeper(), 500);

            // When
            bench.produce(IntStream.range(0, 20).mapToObj(n -> accepted(n)).toList());
            bench.drain(bench.bookkeeper(), 500);

            // Then
            assertThat(bench.effects()).hasSize(20);
            assertThat(bench.recordsOf(bench.following)).hasSize(20);
        }
    }

    @Test
    void buriesThePoisonRecordOfABatchAndTheOtherFourHundredNinetyNineTakeEffect() {
        try (var bench = new Workbench()) {
            // Given
            bench.produce(IntStream.range(0, 500)
                    .mapToObj(n -> Workbench.accepted(1, n, n == 250 ? Bookkeeping.POISON : "wamid." + n))
                    .toList());

            // When
            bench.drain(bench.bookkeeper(), 500);

            // Then
            assertThat(bench.effects()).hasSize(499).doesNotContain(new UUID(1, 250));
            assertThat(bench.recordsOf(bench.following)).hasSize(499);
            assertThat(bench.recordsOf(Topics.deadLettersOf(bench.group)))
                    .singleElement()
                    .satisfies(letter -> {
                        assertThat(Workbench.header(letter, CloudEvent.ID))
                                .isEqualTo(Workbench.accepted(1, 250, "").id());
                        assertThat(Workbench.header(letter, DeadLetters.TOPIC)).isEqualTo(bench.incoming);
                        assertThat(Workbench.header(letter, DeadLetters.CAUSE)).contains("IllegalStateException");
                    });
        }
    }

    @Test
    void buriesTheRestOfABatchUntriedOnceItsTypeIsParked() {
        try (var bench = new Workbench()) {
            // Given
            bench.produce(IntStream.range(0, 300)
                    .mapToObj(n -> Workbench.accepted(n, 1, "wamid." + n))
                    .toList());
            var alone = new HashSet<UUID>();
            var broken = bench.consumer((batch, _) -> {
                if (batch.size() == 1) {
                    alone.add(batch.getFirst().event().conversationId());
                }
                throw new IllegalStateException("a bug in one event type");
            });

            // When
            bench.drain(broken, 500);

            // Then
            assertThat(bench.recordsOf(Topics.deadLettersOf(bench.group))).hasSize(300);
            assertThat(alone).hasSizeLessThan(25);
        }
    }

    @Test
    void buriesARecordThatOverflowsTheStack() {
        try (var bench = new Workbench()) {
            // Given
            bench.produce(List.of(accepted(0)));
            var deep = bench.consumer((_, _) -> {
                throw new StackOverflowError();
            });

            // When
            bench.drain(deep, 500);

            // Then
            assertThat(bench.recordsOf(Topics.deadLettersOf(bench.group)))
                    .singleElement()
                    .satisfies(letter -> assertThat(Workbench.header(letter, DeadLetters.CAUSE))
                            .contains("StackOverflowError"));
        }
    }

    @Test
    void buriesWhatCannotBeReadAndHandlesItsNeighbours() {
        try (var bench = new Workbench()) {
            // Given
            bench.produce(List.of(accepted(0)));
            bench.send(broken(bench));
            bench.produce(List.of(accepted(1)));

            // When
            bench.drain(bench.bookkeeper(), 500);

            // Then
            assertThat(bench.effects()).hasSize(2);
            assertThat(bench.recordsOf(Topics.deadLettersOf(bench.group)))
                    .singleElement()
                    .satisfies(
                            letter -> assertThat(letter.value()).isEqualTo("{broken".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void answersWhatCannotBeReadOnceHoweverOftenItComes() {
        try (var bench = new Workbench()) {
            // Given
            var answer = accepted(7);
            var consumer = bench.consumer(
                    (_, _) -> {}, (record, _, outbox) -> outbox.add(bench.following, record.key(), answer));
            IntStream.range(0, 3).forEach(_ -> bench.send(broken(bench)));

            // When
            bench.drain(consumer, 1);

            // Then
            assertThat(bench.recordsOf(Topics.deadLettersOf(bench.group))).hasSize(3);
            assertThat(bench.recordsOf(bench.following)).singleElement().satisfies(record -> {
                assertThat(record.key()).isEqualTo("key");
                assertThat(Workbench.header(record, CloudEvent.ID)).isEqualTo(answer.id());
            });
        }
    }

    @Test
    void goesOnWhenWhatCannotBeReadCannotBeAnsweredEither() {
        try (var bench = new Workbench()) {
            // Given
            bench.send(broken(bench));
            bench.produce(List.of(accepted(1)));
            var consumer = bench.consumer(new Bookkeeping(bench.transactions, bench.following), (_, _, _) -> {
                throw new IllegalStateException("a bug in the answer");
            });

            // When
            bench.drain(consumer, 500);

            // Then
            assertThat(bench.effects()).hasSize(1);
            assertThat(bench.recordsOf(Topics.deadLettersOf(bench.group))).hasSize(1);
        }
    }

    @Test
    void stopsOnlyTheKeyWhoseEventKafkaRefuses() {
        try (var bench = new Workbench()) {
            // Given
            bench.produce(List.of(Workbench.accepted(1, 1, "wamid.1"), Workbench.accepted(2, 1, "wamid.2")));
            var consumer = bench.consumer((batch, outbox) -> {
                var rows = new Bookkeeping(bench.transactions, bench.following);
                for (var received : batch) {
                    if (received.event().conversationId().equals(new UUID(0, 1))) {
                        var huge = new CloudEvent<>(
                                "huge-" + "x".repeat(9_000_000),
                                received.cloudEvent().source(),
                                null,
                                received.cloudEvent().time(),
                                null,
                                received.event());
                        outbox.add(bench.following, new UUID(0, 1).toString(), huge);
                    }
                }
                rows.apply(batch, outbox);
            });

            // When
            bench.drain(consumer, 500);

            // Then
            assertThat(bench.recordsOf(bench.following))
                    .singleElement()
                    .satisfies(record -> assertThat(record.key()).isEqualTo(new UUID(0, 2).toString()));
            assertThat(bench.waiting()).isEqualTo(2);
        }
    }

    @Test
    void publishesTheEndOfAKeyBehindItsLastWord() {
        try (var bench = new Workbench()) {
            // Given
            bench.produce(List.of(accepted(0)));
            var last = accepted(0);
            var consumer = bench.consumer((_, outbox) -> {
                outbox.add(bench.following, "contact", last);
                outbox.end(bench.following, "contact", last);
            });

            // When
            bench.drain(consumer, 500);

            // Then
            assertThat(bench.recordsOf(bench.following))
                    .satisfiesExactly(word -> assertThat(word.value()).isNotNull(), end -> {
                        assertThat(end.key()).isEqualTo("contact");
                        assertThat(end.value()).isNull();
                        assertThat(Workbench.header(end, CloudEvent.ID)).isNotEqualTo(last.id());
                        assertThat(Workbench.header(end, CloudEvent.TYPE)).isEqualTo("MessageAccepted");
                    });
            assertThat(bench.waiting()).isZero();
        }
    }

    private static CloudEvent<MessageAccepted> accepted(int n) {
        return Workbench.accepted(1, n, "wamid." + n);
    }

    private static ProducerRecord<String, byte[]> broken(Workbench bench) {
        return new ProducerRecord<>(
                bench.incoming,
                null,
                "key",
                "{broken".getBytes(StandardCharsets.UTF_8),
                List.of(
                        new RecordHeader(CloudEvent.TYPE, "MessageAccepted".getBytes(StandardCharsets.UTF_8)),
                        new RecordHeader(CloudEvent.ID, "1".getBytes(StandardCharsets.UTF_8))));
    }
}
