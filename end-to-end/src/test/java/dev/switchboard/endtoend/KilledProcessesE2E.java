package dev.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Customers write and are answered while one process after the other, Kafka and PostgreSQL too, is killed without warning and started again: nothing that
 * was taken is lost, nothing takes effect twice, no answer reaches Meta twice, and all is moving again within a minute.
 */
class KilledProcessesE2E {

    private static final Set<String> SETTLED = Set.of("sent", "delivered", "read", "unknown");
    private static final List<String> PROCESSES =
            List.of("conversation-service", "outbound-sender", "webhook-ingress", "kafka", "postgres");
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    private final LocalStack stack = LocalStack.running();
    private final PublicDoors doors = new PublicDoors();
    private final Map<String, List<String>> written = new ConcurrentHashMap<>();
    private final Map<String, List<String>> promised = new ConcurrentHashMap<>();

    @Test
    void losesNothingAndSendsNothingTwiceWhenProcessesAreKilled() throws Exception {
        // Given
        var customers =
                IntStream.range(0, 10).mapToObj("55119888800%02d"::formatted).toList();
        try (var phones = Executors.newScheduledThreadPool(customers.size())) {
            var talks = customers.stream()
                    .map(customer -> phones.scheduleWithFixedDelay(new Talk(customer), 0, 250, TimeUnit.MILLISECONDS))
                    .toList();

            // When
            for (var process : PROCESSES) {
                await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
                stack.kill(process);
                assertThat(stack.run("up").exit()).isZero();
                provesToBeMovingAgain("551197777" + Math.abs(process.hashCode() % 10_000));
            }
            assertThat(talks).noneMatch(Future::isDone);
            talks.forEach(talk -> talk.cancel(false));
        }

        // Then
        customers.forEach(this::hasLostAndRepeatedNothing);
        assertThat(promised.values().stream().mapToInt(List::size).sum()).isPositive();
    }

    /** Writes again and again, and is answered whenever the desk is there. */
    private final class Talk implements Runnable {

        private final String customer;
        private final List<String> said = new CopyOnWriteArrayList<>();
        private final List<String> answers = new CopyOnWriteArrayList<>();
        private int turn;

        Talk(String customer) {
            this.customer = customer;
            written.put(customer, said);
            promised.put(customer, answers);
        }

        @Override
        public void run() {
            turn++;
            var text = "message " + turn;
            if (doors.customerWrites(customer, text)) {
                said.add(text);
            }
            try {
                answer("answer " + turn);
            } catch (IllegalStateException serviceIsAway) {
                assertThat(serviceIsAway).hasMessageContaining("answer");
            }
        }

        private void answer(String text) {
            doors.conversationWith(customer)
                    .flatMap(
                            conversation -> doors.answer(conversation.path("id").asText(), customer + "-" + turn, text))
                    .filter(response -> response.statusCode() == 202)
                    .ifPresent(_ -> answers.add(text));
        }
    }

    private void provesToBeMovingAgain(String stranger) {
        assertThat(doors.customerWrites(stranger, "is anybody there?")).isTrue();
        await().atMost(A_MINUTE)
                .ignoreExceptions()
                .until(() -> doors.conversationWith(stranger).isPresent());
    }

    private void hasLostAndRepeatedNothing(String customer) {
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().untilAsserted(() -> {
            var conversation =
                    doors.conversationWith(customer).orElseThrow().path("id").asText();
            var timeline = doors.timeline(conversation);
            assertThat(timeline.stream()
                            .filter(message ->
                                    message.path("direction").asText().equals("inbound"))
                            .map(message -> message.at("/content/body").asText()))
                    .containsExactlyInAnyOrderElementsOf(of(customer, written));
            var answers = timeline.stream()
                    .filter(message -> message.path("direction").asText().equals("outbound"))
                    .toList();
            assertThat(answers.stream()
                            .map(message -> message.at("/content/body").asText()))
                    .doesNotHaveDuplicates()
                    .containsAll(of(customer, promised));
            assertThat(answers)
                    .allSatisfy(message ->
                            assertThat(SETTLED).contains(message.path("state").asText()));
        });
        assertThat(doors.acceptedByMeta(customer)).doesNotHaveDuplicates().containsAll(deliveredAnswers(customer));
    }

    private static List<String> of(String customer, Map<String, List<String>> texts) {
        return texts.getOrDefault(customer, List.of());
    }

    private List<String> deliveredAnswers(String customer) {
        var conversation =
                doors.conversationWith(customer).orElseThrow().path("id").asText();
        return doors.timeline(conversation).stream()
                .filter(message -> message.path("direction").asText().equals("outbound"))
                .filter(message -> !message.path("state").asText().equals("unknown"))
                .map(message -> message.at("/content/body").asText())
                .toList();
    }

    /** A killed service must not hide behind a test that never killed it. */
    @Test
    void givesAKilledServiceANewProcess() throws IOException {
        var before = stack.process("outbound-sender").pid();

        stack.kill("outbound-sender");
        var up = stack.run("up");

        assertThat(up.exit()).as(up.printed()).isZero();
        assertThat(stack.process("outbound-sender").pid()).isNotEqualTo(before);
    }
}
