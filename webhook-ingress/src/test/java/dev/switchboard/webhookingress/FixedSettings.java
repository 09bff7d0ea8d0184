package dev.switchboard.webhookingress;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Settings for tests without Quarkus: the local stack's names, the given secrets and room. */
public record FixedSettings(List<String> appSecrets, String conversationKeySecret, long maxInFlightBytes)
        implements WebhookConfig {

    /** One secret, plenty of room. */
    public FixedSettings() {
        this(List.of("local-app-secret"), "local-key-secret", 1024);
    }

    @Override
    public String verifyToken() {
        return "local-verify-token";
    }

    @Override
    public Set<String> phoneNumberIds() {
        return Set.of("100000000000001", "100000000000002");
    }

    @Override
    public int maxBodyBytes() {
        return 4_194_304;
    }

    @Override
    public Duration bodyTimeout() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration deliveryTimeout() {
        return Duration.ofSeconds(5);
    }
}
