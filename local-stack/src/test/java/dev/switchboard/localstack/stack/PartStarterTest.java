package dev.switchboard.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.localstack.process.ProcessRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartStarterTest {

    @TempDir
    private Path root;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private Place place;
    private ProcessRegistry registry;
    private PartStarter starter;

    @BeforeEach
    void placeIt() {
        place = Place.in(root, Map.of());
        registry = new ProcessRegistry(place.run());
        starter = new PartStarter(place, registry, new PrintStream(terminal, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void endIt() {
        registry.running("part").ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void leavesThePartRunningAndSaysThatItIsReady() {
        // When
        starter.bring(part("echo begun; touch $0; exec sleep 60", 1));

        // Then
        assertThat(registry.running("part")).isPresent();
        assertThat(place.log("part")).hasContent("begun");
        assertThat(said()).contains("part").contains("ready in");
    }

    @Test
    void startsNothingTwice() {
        // Given
        starter.bring(part("touch $0; exec sleep 60", 1));
        var first = registry.running("part").orElseThrow();
        terminal.reset();

        // When
        starter.bring(part("touch $0; exec sleep 60", 1));

        // Then
        assertThat(registry.running("part")).contains(first);
        assertThat(said()).contains("runs already");
    }

    @Test
    void waitsForAPartThatIsEndingAndReplacesIt() throws IOException {
        // Given
        var slow = part("trap 'sleep 0.5; exit' TERM; touch $0; while true; do sleep 0.05; done", 1);
        starter.bring(slow);
        var ending = registry.running("part").orElseThrow();
        Files.delete(place.run().resolve("part.ready"));
        ending.destroy();
        terminal.reset();

        // When
        starter.bring(slow);

        // Then
        assertThat(ending.isAlive()).isFalse();
        assertThat(registry.running("part")).get().isNotEqualTo(ending);
        assertThat(said()).contains("ready in");
    }

    @Test
    void aPartThatDiesIsOneSentenceWithThePlaceOfItsLog() {
        // Given
        var dying = part("echo no luck; exit 3", 1);

        // Then
        assertThatThrownBy(() -> starter.bring(dying))
                .isInstanceOf(StackFailure.class)
                .hasMessage("part ended before it was ready; its log is .local/logs/part.log.");
        assertThat(place.log("part")).hasContent("no luck");
    }

    @Test
    void aTakenPortIsOneSentenceThatNamesItAndWhoNeedsIt() throws IOException {
        try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            // Given
            var part = part("true", stranger.getLocalPort());

            // Then
            assertThatThrownBy(() -> PortCheck.of(List.of(part)))
                    .isInstanceOf(StackFailure.class)
                    .hasMessage(
                            "Another program holds port %d, which part needs: stop it, or set SWITCHBOARD_PORT_OFFSET"
                                    + " to move all of ours.",
                            stranger.getLocalPort());
        }
    }

    @Test
    void aFreePortIsNoTrouble() throws IOException {
        // Given
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }

        // Then
        assertThatCode(() -> PortCheck.of(List.of(part("true", free)))).doesNotThrowAnyException();
    }

    private Part part(String script, int port) {
        var ready = place.run().resolve("part.ready");
        return new Part(
                "part",
                List.of(port),
                "127.0.0.1:" + port,
                root,
                List.of("bash", "-c", script, ready.toString()),
                Map.of(),
                new Readiness.ReadyFile(ready));
    }

    private String said() {
        return terminal.toString(StandardCharsets.UTF_8);
    }
}
