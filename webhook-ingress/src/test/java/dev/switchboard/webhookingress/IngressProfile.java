package dev.switchboard.webhookingress;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The settings of every component test: two numbers, two active secrets, little room. */
public final class IngressProfile implements QuarkusTestProfile {

    static final String SECRET = "local-app-secret";
    static final String OLDER_SECRET = "older-app-secret";
    static final String VERIFY_TOKEN = "local-verify-token";
    static final int MAX_IN_FLIGHT_BYTES = 12 * 1024 * 1024;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "switchboard.webhook.app-secrets", SECRET + "," + OLDER_SECRET,
                "switchboard.webhook.verify-token", VERIFY_TOKEN,
                "switchboard.webhook.conversation-key-secret", "local-key-secret",
                "switchboard.webhook.phone-number-ids", "100000000000001,100000000000002",
                "switchboard.webhook.max-in-flight-bytes", Integer.toString(MAX_IN_FLIGHT_BYTES),
                "switchboard.webhook.body-timeout", "2s",
                "switchboard.webhook.delivery-timeout", "3s");
    }
}
