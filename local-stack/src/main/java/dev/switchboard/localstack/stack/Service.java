package dev.switchboard.localstack.stack;

import dev.switchboard.localstack.objects.Bucket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One Quarkus application of the stack. A new service is one more entry in {@link #ALL}.
 *
 * @param name its module, and its name everywhere
 * @param port where it listens, before any offset
 * @param kafka whether it reads or writes topics, and so waits for them
 * @param database the database it owns; null for none
 * @param own what else it must be told, by environment variable
 */
record Service(
        String name, int port, boolean kafka, @Nullable String database, Function<Place, Map<String, String>> own) {

    private static final String APP_ID = "300000000000001";
    private static final String APP_SECRET = "local-app-secret";
    private static final String VERIFY_TOKEN = "local-verify-token";
    private static final String ACCESS_TOKEN = "local-access-token";
    private static final String GRAPH_VERSION = "v25.0";

    /** Where conversation-service keeps the files of messages. */
    static final String MEDIA_BUCKET = "conversation-media";

    static final List<Service> ALL = List.of(
            new Service("simulator", Ports.SIMULATOR, false, null, Service::simulator),
            new Service("webhook-ingress", Ports.WEBHOOK_INGRESS, true, null, Service::webhookIngress),
            new Service(
                    "conversation-service",
                    Ports.CONVERSATION_SERVICE,
                    true,
                    "conversation_service",
                    Service::conversationService),
            new Service("outbound-sender", Ports.OUTBOUND_SENDER, true, "outbound_sender", Service::outboundSender),
            new Service(
                    "consent-service",
                    Ports.CONSENT_SERVICE,
                    true,
                    "consent",
                    _ -> Map.of("SWITCHBOARD_SUPPRESSION_SECRET", "local-suppression-secret")));

    /** Everything the service is told: its own settings, and those that all have in common. */
    Map<String, String> environment(Place place) {
        var environment = new HashMap<>(own.apply(place));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(place.port(port)));
        // Nobody collects traces here.
        environment.put("QUARKUS_OTEL_SDK_DISABLED", "true");
        if (kafka) {
            environment.put("KAFKA_BOOTSTRAP_SERVERS", place.kafka());
            environment.put("SWITCHBOARD_CLOCK_URL", place.http(Ports.SIMULATOR) + "/_sim/clock");
        }
        if (database != null) {
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", place.postgres() + database);
            environment.put("QUARKUS_DATASOURCE_USERNAME", database);
            environment.put("QUARKUS_DATASOURCE_PASSWORD", database);
        }
        return environment;
    }

    private static Map<String, String> simulator(Place place) {
        return Map.of(
                "SWITCHBOARD_SIMULATOR_CALLBACK_URL", place.http(Ports.WEBHOOK_INGRESS) + "/webhooks/whatsapp",
                "SWITCHBOARD_SIMULATOR_APP_SECRET", APP_SECRET,
                "SWITCHBOARD_SIMULATOR_VERIFY_TOKEN", VERIFY_TOKEN,
                "SWITCHBOARD_SIMULATOR_ACCESS_TOKEN", ACCESS_TOKEN);
    }

    private static Map<String, String> webhookIngress(Place place) {
        return Map.of(
                "SWITCHBOARD_WEBHOOK_APP_SECRETS",
                APP_SECRET,
                "SWITCHBOARD_WEBHOOK_VERIFY_TOKEN",
                VERIFY_TOKEN,
                "SWITCHBOARD_WEBHOOK_CONVERSATION_KEY_SECRET",
                "local-conversation-key-secret",
                "SWITCHBOARD_WEBHOOK_PHONE_NUMBER_IDS",
                "100000000000001,100000000000002");
    }

    private static Map<String, String> conversationService(Place place) {
        return Map.of(
                "SWITCHBOARD_GRAPH_API_BASE_URL",
                place.http(Ports.SIMULATOR),
                "SWITCHBOARD_GRAPH_API_VERSION",
                GRAPH_VERSION,
                "SWITCHBOARD_GRAPH_API_ACCESS_TOKEN",
                ACCESS_TOKEN,
                // The simulator serves files itself; Meta has hosts of their own for that.
                "SWITCHBOARD_MEDIA_HOSTS",
                "127.0.0.1,localhost",
                "SWITCHBOARD_MEDIA_STORE_BUCKET",
                MEDIA_BUCKET,
                "SWITCHBOARD_MEDIA_LINKS_SECRETS",
                "local-media-link-secret-of-32-characters",
                "SWITCHBOARD_MEDIA_STORE_ENDPOINT",
                place.http(Ports.OBJECT_STORE),
                "SWITCHBOARD_MEDIA_STORE_REGION",
                Bucket.REGION,
                "SWITCHBOARD_MEDIA_STORE_ACCESS_KEY_ID",
                Bucket.ACCESS_KEY_ID,
                "SWITCHBOARD_MEDIA_STORE_SECRET_ACCESS_KEY",
                Bucket.SECRET_ACCESS_KEY);
    }

    private static Map<String, String> outboundSender(Place place) {
        return Map.of(
                "SWITCHBOARD_GRAPH_API_BASE_URL",
                place.http(Ports.SIMULATOR),
                "SWITCHBOARD_GRAPH_API_VERSION",
                GRAPH_VERSION,
                "SWITCHBOARD_GRAPH_API_ACCESS_TOKEN",
                ACCESS_TOKEN,
                "SWITCHBOARD_GRAPH_API_APP_TOKEN",
                APP_ID + "|" + APP_SECRET,
                "SWITCHBOARD_MIRROR_WABA_IDS",
                "200000000000001");
    }
}
