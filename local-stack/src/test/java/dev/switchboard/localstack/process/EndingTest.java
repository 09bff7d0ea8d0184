package dev.switchboard.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndingTest {

    @Test
    void asksTheProcessToEnd() throws IOException {
        // Given
        var process = new ProcessBuilder("sleep", "60").start();

        // When
        var asked = Ending.end(process.toHandle(), Duration.ofSeconds(10));

        // Then
        assertThat(asked).isTrue();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void killsAProcessThatDoesNotListen() throws IOException {
        // Given
        var process = new ProcessBuilder("bash", "-c", "trap '' TERM; echo deaf; while :; do :; done").start();
        assertThat(process.inputReader().readLine()).isEqualTo("deaf");

        // When
        var asked = Ending.end(process.toHandle(), Duration.ofMillis(300));

        // Then
        assertThat(asked).isFalse();
        assertThat(process.isAlive()).isFalse();
    }
}
