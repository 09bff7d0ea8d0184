package dev.switchboard.conversationservice.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.conversationservice.SelfSignedServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A host with the right address whose certificate nobody vouches for: it must not see the token. */
@QuarkusTest
class UntrustedHostIT {

    private static final String FILE = "{\"url\":\"https://127.0.0.1/file\"}";

    @Inject
    MediaConfig config;

    @Inject
    ObjectMapper json;

    @Test
    void getsNeitherQuestionNorToken() throws Exception {
        // Given
        try (var host = new SelfSignedServer(0, "graph.example", FILE)) {
            var meta = new MetaFiles(FixedGraph.at("https://127.0.0.1:" + host.port()), config, json);
            var file = Files.createTempFile("untrusted", ".bin");
            try {
                // When
                var asked = catchThrowableOfType(
                        FetchException.class, () -> meta.describe("1", "2", Deadline.in(Duration.ofSeconds(5))));
                var fetched = catchThrowableOfType(
                        FetchException.class,
                        () -> meta.download(
                                "https://127.0.0.1:" + host.port() + "/file",
                                file,
                                1_000,
                                Deadline.in(Duration.ofSeconds(5))));

                // Then
                assertThat(asked.reason()).isEqualTo(FailureReason.GRAPH_UNAVAILABLE);
                assertThat(fetched.reason()).isEqualTo(FailureReason.DOWNLOAD_FAILED);
                assertThat(host.requests()).isEmpty();
                assertThat(host.trusted()).isEqualTo(FILE);
            } finally {
                meta.close();
                Files.deleteIfExists(file);
            }
        }
    }
}
