package dev.switchboard.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRegistryTest {

    @TempDir
    private Path directory;

    private ProcessRegistry registry;
    private Process process;

    @BeforeEach
    void startSomething() throws IOException {
        registry = new ProcessRegistry(directory);
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void findsTheProcessThatItRemembered() {
        // Given
        registry.remember("kafka", process.toHandle());

        // When
        var found = new ProcessRegistry(directory).running("kafka");

        // Then
        assertThat(found).contains(process.toHandle());
    }

    @Test
    void handsOutNoStrangerThatGotTheSameId() throws IOException {
        // Given
        registry.remember("kafka", process.toHandle());
        var longAgo = process.info().startInstant().orElseThrow().minus(Duration.ofMinutes(5));
        Files.writeString(directory.resolve("kafka.pid"), process.pid() + " " + longAgo.toEpochMilli());

        // When
        var found = registry.running("kafka");

        // Then
        assertThat(found).isEmpty();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void findsNothingWhenTheProcessIsGone() throws InterruptedException {
        // Given
        registry.remember("kafka", process.toHandle());
        process.destroyForcibly().waitFor();

        // When
        var found = registry.running("kafka");

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void takesAFileThatItCannotReadForNothing() throws IOException {
        // Given
        Files.writeString(directory.resolve("kafka.pid"), "half of a li");

        // When
        var found = registry.running("kafka");

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void forgettingLeavesTheProcessAlone() {
        // Given
        registry.remember("kafka", process.toHandle());

        // When
        registry.forget("kafka");

        // Then
        assertThat(registry.running("kafka")).isEmpty();
        assertThat(process.isAlive()).isTrue();
    }
}
