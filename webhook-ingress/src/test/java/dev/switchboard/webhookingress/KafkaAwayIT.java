package dev.switchboard.webhookingress;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.localstack.infrastructure.Infrastructure;
import dev.switchboard.localstack.testing.RealInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus fills the fields
@TestProfile(IngressProfile.class)
@QuarkusTestResource(RealInfrastructure.class)
class KafkaAwayIT {

    private static final int LARGE = 3 * 1024 * 1024;
    private static final int DELIVERIES = 24;

    @TestHTTPResource("/")
    URI root;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void bringKafkaBack() {
        Infrastructure.shared().startKafka();
    }

    @Test
    void answers503WithBoundedMemoryWhileKafkaIsAwayAndRecoversByItself() {
        // Given
        var meta = new Meta(root);
        var text = Meta.fixture("text");
        assertThat(meta.deliver(text)).isEqualTo(200);
        Infrastructure.shared().stopKafka();

        // When
        var body = new byte[LARGE];
        var signature = Meta.signature(body, IngressProfile.SECRET);
        var answers = Stream.generate(() -> meta.later(body, signature))
                .limit(DELIVERIES)
                .toList();
        var most = mostInFlightUntilAllAnswered(answers);

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(503));
        assertThat(most).isLessThanOrEqualTo(IngressProfile.MAX_IN_FLIGHT_BYTES);
        assertThat(meta.deliver(text)).isEqualTo(503);
        given().get("/q/health/ready").then().statusCode(200);

        // When
        Infrastructure.shared().startKafka();

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> meta.deliver(text) == 200);
        await().untilAsserted(() -> assertThat(inFlight()).isZero());
        try (var events = new StoredEvents(bootstrap)) {
            assertThat(meta.deliver(text)).isEqualTo(200);
            assertThat(events.next()).hasSize(1);
        }
    }

    private double mostInFlightUntilAllAnswered(List<CompletableFuture<Integer>> answers) {
        var most = new double[1];
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    most[0] = Math.max(most[0], inFlight());
                    return answers.stream().allMatch(CompletableFuture::isDone);
                });
        return most[0];
    }

    private double inFlight() {
        return meters.get("switchboard.webhook.in.flight").gauge().value();
    }
}
