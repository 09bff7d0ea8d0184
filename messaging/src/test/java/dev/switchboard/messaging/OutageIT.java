package dev.switchboard.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.localstack.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** What a consumer does while the database or Kafka is away. */
class OutageIT {

    @Test
    void waitsForTheDatabaseAndBuriesNothingWhenItIsAwayForTwentySeconds() {
        try (var bench = new Workbench()) {
            // Given
            bench.produce(IntStream.range(0, 200).mapToObj(n -> accepted(n)).toList());
            Infrastructure.shared().stopPostgres();
            var draining = CompletableFuture.runAsync(() -> bench.drain(bench.bookkeeper(), 50));
            try {
                await().pollDelay(Duration.ofSeconds(20))
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> !draining.isDone());
            } finally {
                // When
                Infrastructure.shared().startPostgres();
            }

            // Then
            await().atMost(Duration.ofSeconds(60)).until(draining::isDone);
            assertThat(bench.effects()).doesNotHaveDuplicates().hasSize(200);
            assertThat(bench.recordsOf(bench.following)).hasSize(200);
            assertThat(deadLetterTopicExists(bench)).isFalse();
        }
    }

    @Test
    void publishesEverythingWhenKafkaWentAwayAfterCommit() {
        try (var bench = new Workbench()) {
            // Given
            bench.produce(IntStream.range(0, 100).mapToObj(n -> accepted(n)).toList());
            var stopped = new AtomicBoolean();
            var consumer = bench.consumer((batch, outbox) -> {
                new Bookkeeping(bench.transactions, bench.following).apply(batch, outbox);
                if (stopped.compareAndSet(false, true)) {
                    Infrastructure.shared().stopKafka();
                }
            });
            var draining = CompletableFuture.runAsync(() -> bench.drain(consumer, 500));
            try {
                await().atMost(Duration.ofSeconds(30)).until(() -> bench.waiting() > 0);
                await().pollDelay(Duration.ofSeconds(3)).until(() -> !draining.isDone());
            } finally {
                // When
                Infrastructure.shared().startKafka();
            }

            // Then
            await().atMost(Duration.ofSeconds(90)).until(() -> bench.waiting() == 0);
            assertThat(bench.effects()).doesNotHaveDuplicates();
            draining.cancel(true);
        }
    }

    private static CloudEvent<MessageAccepted> accepted(int n) {
        return Workbench.accepted(1, n, "wamid." + n);
    }

    private static boolean deadLetterTopicExists(Workbench bench) {
        try (var admin = Admin.create(bench.kafka)) {
            return admin.listTopics()
                    .names()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .contains(Topics.deadLettersOf(bench.group));
        }
    }
}
