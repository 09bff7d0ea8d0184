package dev.switchboard.localstack.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The servers of a JVM that was killed do not stay behind, and neither does their data. */
class KilledOwnerIT {

    /** The JVM that is killed. */
    static final class Owner {

        private Owner() {}

        public static void main(String[] args) throws Exception {
            Infrastructure.shared().createDatabase("owned");
            System.out.println(System.getProperty("dev.switchboard.localstack.postgres.pid"));
            System.out.println(System.getProperty("dev.switchboard.localstack.postgres.home"));
            Thread.currentThread().join();
        }
    }

    @Test
    void theServersEndWithTheJvmThatWantedThemEvenWhenItIsKilled() throws Exception {
        // Given
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var owner = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        Owner.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = owner.inputReader();
        var server = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
        var home = Path.of(output.readLine());
        assertThat(home).isDirectory();

        // When
        owner.destroyForcibly().waitFor();

        // Then
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(server.isAlive()).isFalse();
            assertThat(Files.exists(home)).isFalse();
        });
    }
}
