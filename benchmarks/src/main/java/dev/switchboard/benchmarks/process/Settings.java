package dev.switchboard.benchmarks.process;

import dev.switchboard.localstack.postgres.Database;
import java.util.HashMap;
import java.util.Map;

/** What services are told by their environment; what nobody here has is at an address where nobody is. */
public final class Settings {

    /** The secret that signs webhooks. */
    public static final String APP_SECRET = "local-app-secret";

    private static final String NOBODY = "http://127.0.0.1:1";

    private Settings() {}

    /** Of webhook-ingress with these numbers of ours. */
    public static Map<String, String> ingress(String bootstrapServers, String... phoneNumberIds) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers,
                "SWITCHBOARD_WEBHOOK_APP_SECRETS",
                APP_SECRET,
                "SWITCHBOARD_WEBHOOK_VERIFY_TOKEN",
                "local-verify-token",
                "SWITCHBOARD_WEBHOOK_CONVERSATION_KEY_SECRET",
                "local-conversation-key-secret",
                "SWITCHBOARD_WEBHOOK_PHONE_NUMBER_IDS",
                String.join(",", phoneNumberIds));
    }

    /** Of conversation-service, which neither asks Meta nor an object store, since all that is written is text. */
    public static Map<String, String> conversations(String bootstrapServers, Database database) {
        return stored(
                bootstrapServers,
                database,
                Map.of(
                        "SWITCHBOARD_GRAPH_API_BASE_URL", NOBODY,
                        "SWITCHBOARD_GRAPH_API_VERSION", "v25.0",
                        "SWITCHBOARD_GRAPH_API_ACCESS_TOKEN", "none",
                        "SWITCHBOARD_MEDIA_LINKS_SECRETS", "no-link-is-signed-while-this-is-measured",
                        "SWITCHBOARD_MEDIA_STORE_BUCKET", "none",
                        "SWITCHBOARD_MEDIA_STORE_REGION", "none",
                        "SWITCHBOARD_MEDIA_STORE_ENDPOINT", NOBODY));
    }

    /** Of consent-service. */
    public static Map<String, String> consents(String bootstrapServers, Database database) {
        return stored(bootstrapServers, database, Map.of("SWITCHBOARD_SUPPRESSION_SECRET", "secret-of-a-benchmark"));
    }

    /** Of outbound-sender, for which this address is Meta. */
    public static Map<String, String> sender(String bootstrapServers, Database database, String graph) {
        return stored(
                bootstrapServers,
                database,
                Map.of(
                        "SWITCHBOARD_GRAPH_API_BASE_URL", graph,
                        "SWITCHBOARD_GRAPH_API_VERSION", "v25.0",
                        "SWITCHBOARD_GRAPH_API_ACCESS_TOKEN", "benchmark",
                        "SWITCHBOARD_MIRROR_WABA_IDS", "200000000000001"));
    }

    private static Map<String, String> stored(
            String bootstrapServers, Database database, Map<String, String> ownSettings) {
        var settings = new HashMap<>(ownSettings);
        settings.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
        settings.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        settings.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        return settings;
    }
}
