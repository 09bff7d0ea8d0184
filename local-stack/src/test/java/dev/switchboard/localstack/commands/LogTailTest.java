package dev.switchboard.localstack.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private Path file;
    private LogTail tail;

    @BeforeEach
    void placeIt() {
        file = directory.resolve("part.log");
        tail = new LogTail("part ", file);
    }

    @Test
    void showsTheLastLines() throws IOException {
        // Given
        Files.writeString(file, "one\ntwo\nthree\n");

        // When
        var count = tail.printLast(2, out);

        // Then
        assertThat(count).isEqualTo(2);
        assertThat(shown()).containsExactly("part two", "part three");
    }

    @Test
    void showsWhatIsAddedOnceItsLineIsWhole() throws IOException {
        // Given
        Files.writeString(file, "one\ntw");
        tail.printLast(5, out);
        bytes.reset();

        // When
        Files.writeString(file, "o\n", StandardOpenOption.APPEND);
        tail.printNew(out);

        // Then
        assertThat(shown()).containsExactly("part two");
    }

    @Test
    void beginsAnewWithALogThatBeganAnew() throws IOException {
        // Given
        Files.writeString(file, "a long line of the run before\n");
        tail.printLast(5, out);
        bytes.reset();

        // When
        Files.writeString(file, "new\n");
        tail.printNew(out);

        // Then
        assertThat(shown()).containsExactly("part new");
    }

    @Test
    void aLogThatDoesNotExistIsEmpty() throws IOException {
        // When
        tail.printLast(5, out);

        // Then
        assertThat(shown()).isEmpty();
    }

    private List<String> shown() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
