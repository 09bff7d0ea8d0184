package dev.switchboard.webhookingress.publication;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the topics have been found, and from then on: were it to follow Kafka, one blink would take every replica out
 * of service at once, and Meta would meet closed doors where it should meet 503.
 */
@Readiness
@Singleton
class TopicsReadiness implements HealthCheck {

    private final KafkaLine line;

    TopicsReadiness(KafkaLine line) {
        this.line = line;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.builder()
                .name("kafka topics found")
                .status(line.ready())
                .build();
    }
}
