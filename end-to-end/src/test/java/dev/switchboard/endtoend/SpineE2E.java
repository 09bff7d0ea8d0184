package dev.switchboard.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpineE2E {

    private final LocalStack stack = LocalStack.running();
    private final PublicDoors doors = new PublicDoors();

    @Test
    void tellsTheStoryOfAMessageFromTheCustomerToTheBlueTicks() {
        var demo = stack.run("demo");

        assertThat(demo.exit()).as(demo.printed()).isZero();
    }

    @Test
    void startsNothingTwiceWhenItIsUpAlready() throws IOException {
        // Given
        var before = stack.process("conversation-service").pid();

        // When
        var again = stack.run("up");

        // Then
        assertThat(again.exit()).as(again.printed()).isZero();
        assertThat(stack.process("conversation-service").pid()).isEqualTo(before);
    }

    @Test
    void showsEveryPartInItsStatus() {
        var status = stack.run("status");

        assertThat(status.exit()).as(status.printed()).isZero();
        assertThat(status.printed())
                .contains(
                        "kafka",
                        "postgres",
                        "object-store",
                        "simulator",
                        "webhook-ingress",
                        "conversation-service",
                        "outbound-sender");
    }

    @Test
    void closesTheWindowWhenADayHasPassedAndRefusesAFreeAnswer() {
        // Given
        var customer = "5511977770001";
        assertThat(doors.customerWrites(customer, "Bom dia")).isTrue();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> doors.conversationWith(customer)
                        .filter(conversation -> conversation.at("/window/open").asBoolean())
                        .isPresent());
        var conversation =
                doors.conversationWith(customer).orElseThrow().path("id").asText();

        // When
        doors.advanceClock(Duration.ofHours(25));

        // Then
        await().atMost(Duration.ofSeconds(30))
                .until(() -> doors.conversationWith(customer)
                        .filter(one -> !one.at("/window/open").asBoolean())
                        .isPresent());
        var answer = doors.answer(conversation, "after-a-day", "Are you still there?")
                .orElseThrow();
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(PublicDoors.json(answer).path("code").asText()).isEqualTo("window_closed");
        assertThat(doors.acceptedByMeta(customer)).isEmpty();
    }

    @Test
    void keepsWhatCustomersWriteOutOfTheLogs() throws IOException {
        // Given
        var customer = "5511977770002";
        doors.customerWrites(customer, "my secret word is xylophone");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> doors.conversationWith(customer).isPresent());

        // When
        var logs = stack.logs();

        // Then
        assertThat(logs).doesNotContain("xylophone", customer);
    }
}
