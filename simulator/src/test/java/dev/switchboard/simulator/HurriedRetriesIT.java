package dev.switchboard.simulator;

import static dev.switchboard.simulator.Door.control;
import static dev.switchboard.simulator.Door.customerWrites;
import static dev.switchboard.simulator.Door.look;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Days of retries in a second: they follow simulated time when it is moved. */
@QuarkusTest
@QuarkusTestResource(Receiver.class)
@TestProfile(HurriedRetriesIT.Patient.class)
class HurriedRetriesIT {

    @Test
    void repeatsAWebhookWhenItsMomentHasPassed() {
        // Given
        Door.startAfresh();
        Receiver.answerNext(500, 201);
        customerWrites("5511900000001", Map.of("text", "Hola"));
        await().untilAsserted(() -> look("webhooks").body("[0].state", equalTo("retrying")));

        // When
        control("clock", Map.of("advance", "PT59M")).statusCode(200);
        assertThat(Receiver.webhooks()).hasSize(1);
        control("clock", Map.of("advance", "PT1M")).statusCode(200);
        await().untilAsserted(() -> look("webhooks").body("[0].attempts.status", equalTo(List.of(500, 201))));
        control("clock", Map.of("advance", "P1D")).statusCode(200);

        // Then
        await().untilAsserted(() -> look("webhooks").body("[0].state", equalTo("delivered")));
        assertThat(Receiver.webhooks())
                .hasSize(3)
                .allSatisfy(webhook -> assertThat(webhook.body())
                        .isEqualTo(Receiver.webhooks().getFirst().body()));
    }

    /** Waits long between attempts. */
    public static class Patient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("switchboard.simulator.retry-delays", "1h,24h");
        }
    }
}
