package dev.switchboard.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.outbound.MessageAccepted;
import dev.switchboard.messaging.HandlingSteps.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** A process is halted at each step of handling a batch, and a second one takes over: nothing is lost, nothing repeated. */
class CrashPointIT {

    private static final int CONVERSATIONS = 10;
    private static final int MESSAGES_EACH = 30;

    @Test
    void losesNothingAndRepeatsNothingWhenHaltedBeforeCommit() throws Exception {
        haltedAt(Step.APPLIED);
    }

    @Test
    void losesNothingAndRepeatsNothingWhenHaltedAfterCommit() throws Exception {
        haltedAt(Step.COMMITTED);
    }

    @Test
    void losesNothingAndRepeatsNothingWhenHaltedAfterPublish() throws Exception {
        haltedAt(Step.PUBLISHED);
    }

    @Test
    void losesNothingAndRepeatsNothingWhenHaltedBeforeOffsetCommit() throws Exception {
        haltedAt(Step.DONE);
    }

    private static void haltedAt(Step step) throws Exception {
        try (var bench = new Workbench()) {
            // Given
            var events = new ArrayList<CloudEvent<MessageAccepted>>();
            for (var n = 0; n < MESSAGES_EACH; n++) {
                for (var conversation = 0; conversation < CONVERSATIONS; conversation++) {
                    events.add(Workbench.accepted(conversation, n, "wamid." + n));
                }
            }
            bench.produce(events);
            assertThat(run(bench, step.name())).isEqualTo(HaltingProcess.HALTED);

            // When
            var exit = run(bench, "NEVER");

            // Then
            assertThat(exit).isZero();
            var expected =
                    events.stream().map(event -> event.event().messageId()).toList();
            assertThat(bench.effects()).containsExactlyInAnyOrderElementsOf(expected);
            await().atMost(Duration.ofSeconds(20)).until(() -> leftovers(bench) == 0);
            var published = bench.recordsOf(bench.following);
            assertThat(firstOfEachId(published)).hasSize(expected.size());
            assertThat(inOrderInsideEachKey(published)).isTrue();
        }
    }

    /** Publishes what is left, as the relay of any replica does, and answers how many rows still wait. */
    private static long leftovers(Workbench bench) {
        bench.ground.publisher().publishLeftovers(100);
        return bench.waiting();
    }

    private static int run(Workbench bench, String step) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltingProcess.class.getName(),
                        (String) bench.kafka.get("bootstrap.servers"),
                        bench.database.jdbcUrl(),
                        bench.database.user(),
                        bench.database.password(),
                        bench.incoming,
                        bench.following,
                        bench.group,
                        step)
                .redirectErrorStream(true)
                .redirectOutput(
                        Path.of("target", "crash-point-" + step + ".log").toFile())
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** As a reader with an inbox sees the topic: repeats of an id dropped. */
    private static List<ConsumerRecord<String, byte[]>> firstOfEachId(List<ConsumerRecord<String, byte[]>> records) {
        var first = new LinkedHashMap<String, ConsumerRecord<String, byte[]>>();
        records.forEach(record -> first.putIfAbsent(Workbench.header(record, CloudEvent.ID), record));
        return List.copyOf(first.values());
    }

    private static boolean inOrderInsideEachKey(List<ConsumerRecord<String, byte[]>> records) {
        var last = new LinkedHashMap<String, String>();
        for (var record : firstOfEachId(records)) {
            var before = last.put(record.key(), Workbench.header(record, CloudEvent.TIME));
            if (before != null && before.compareTo(Workbench.header(record, CloudEvent.TIME)) > 0) {
                return false;
            }
        }
        return true;
    }
}
