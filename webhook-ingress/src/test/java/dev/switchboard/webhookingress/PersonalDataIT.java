package dev.switchboard.webhookingress;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.webhookingress.StoredEvents.Stored;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
@TestProfile(IngressProfile.class)
@QuarkusTestResource(RealInfrastructure.class)
class PersonalDataIT {

    private static final List<String> PERSONAL = List.of(
            "5511900000001",
            "5511900000002",
            "16315551181",
            "BR.1349",
            "Ana Souza",
            "ana.souza",
            "cadê",
            "wamid.",
            "typed elsewhere",
            IngressProfile.SECRET);

    @TestHTTPResource("/")
    URI root;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void staysOutOfKeysHeadersLogsAndMetrics() {
        // Given
        var logged = new Logged();
        var ours = Logger.getLogger("dev.switchboard");
        ours.setLevel(Level.ALL);
        ours.addHandler(logged);
        var meta = new Meta(root);

        // When
        List<Stored> stored;
        try (var events = new StoredEvents(bootstrap)) {
            for (var fixture : List.of(
                    "text",
                    "image",
                    "status-failed",
                    "broken-in-the-middle",
                    "unknown-number",
                    "dashboard-test",
                    "smb-message-echoes",
                    "user-preferences",
                    "history",
                    "calls",
                    "system-new-number",
                    "odd-entries")) {
                assertThat(meta.deliver(Meta.fixture(fixture))).isEqualTo(200);
            }
            meta.deliver(Meta.bytes(Meta.fixture("text")), "sha256=" + "0".repeat(64));
            stored = events.next();
        } finally {
            ours.removeHandler(logged);
            ours.setLevel(null);
        }
        var metrics = given().get("/q/metrics").then().statusCode(200).extract().asString();

        // Then
        assertThat(stored).hasSizeGreaterThan(12);
        assertThat(metrics).contains("switchboard_webhook_events_total", "switchboard_webhook_requests_total");
        for (var personal : PERSONAL) {
            assertThat(metrics).doesNotContain(personal);
            assertThat(logged.lines).noneMatch(line -> line.contains(personal));
            assertThat(stored)
                    .noneMatch(event -> String.valueOf(event.key()).contains(personal)
                            || event.headers().toString().contains(personal));
        }
    }

    /** Everything that was logged. */
    private static final class Logged extends Handler {

        private final PatternFormatter formatter = new PatternFormatter("%s%e");
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(formatter.format(line));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
