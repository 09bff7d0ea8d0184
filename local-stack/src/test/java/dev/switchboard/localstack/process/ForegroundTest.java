package dev.switchboard.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ForegroundTest {

    @Test
    void theChildEndsWithTheProcessThatStartedIt() throws Exception {
        // Given
        var parent = start("echo $$; exec sleep 60");
        var child = ProcessHandle.of(Long.parseLong(parent.inputReader().readLine()))
                .orElseThrow();

        // When
        parent.destroy();

        // Then
        assertThat(parent.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void answersTheStatusOfTheChild() throws Exception {
        assertThat(start("exit 7").waitFor()).isEqualTo(7);
    }

    private static Process start(String script) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Runner.class.getName(),
                        script)
                .start();
    }

    /** Another process that runs a child. */
    static final class Runner {

        private Runner() {}

        public static void main(String[] script) throws IOException, InterruptedException {
            System.exit(Foreground.run(new ProcessBuilder("bash", "-c", script[0])));
        }
    }
}
