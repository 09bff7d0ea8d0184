package dev.switchboard.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.localstack.stack.StackFailure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StoryTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final Story story =
            new Story(new PrintStream(terminal, true, StandardCharsets.UTF_8), Duration.ofMillis(200));

    @Test
    void looksAgainUntilThereIsSomethingToSee() {
        // Given
        var looks = new AtomicInteger();

        // When
        var seen = story.step(
                "it appears", "kafka", () -> looks.incrementAndGet() < 3 ? Optional.empty() : Optional.of("it"));

        // Then
        assertThat(seen).isEqualTo("it");
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .contains("1  it appears")
                .contains(" ms");
    }

    @Test
    void givesUpAfterAWhileAndSaysWhereToLook() {
        assertThatThrownBy(() -> story.step("it appears", "outbound-sender", Optional::empty))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith("Step 1 failed: nothing to see")
                .hasMessageContaining("./switchboard logs outbound-sender");
    }

    @Test
    void endsAtOnceAtAnAnswerThatWaitingWillNotMend() {
        // Given
        story.step("the first", "kafka", () -> Optional.of(1));

        // Then
        assertThatThrownBy(() -> story.step("the second", "simulator", () -> {
                    throw new Story.Unexpected("the message is failed");
                }))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith("Step 2 failed: the message is failed.");
    }
}
