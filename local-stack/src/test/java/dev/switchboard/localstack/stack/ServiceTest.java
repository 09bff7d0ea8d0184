package dev.switchboard.localstack.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceTest {

    private final Place place = Place.in(Path.of("/checkout"), Map.of("SWITCHBOARD_PORT_OFFSET", "100"));

    @Test
    void everyServiceListensOnLoopbackOnly() {
        assertThat(Service.ALL)
                .allSatisfy(service -> assertThat(service.environment(place))
                        .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                        .containsEntry("QUARKUS_HTTP_PORT", Integer.toString(service.port() + 100)));
    }

    @Test
    void aServiceWithADatabaseIsItsOwner() {
        // When
        var environment = named("conversation-service").environment(place);

        // Then
        assertThat(environment)
                .containsEntry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:15532/conversation_service")
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", "conversation_service")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19192")
                .containsEntry("SWITCHBOARD_CLOCK_URL", "http://127.0.0.1:8190/_sim/clock");
    }

    @Test
    void theSimulatorIsToldNothingOfOurInside() {
        // When
        var environment = named("simulator").environment(place);

        // Then
        assertThat(environment)
                .doesNotContainKeys("KAFKA_BOOTSTRAP_SERVERS", "QUARKUS_DATASOURCE_JDBC_URL", "SWITCHBOARD_CLOCK_URL")
                .containsEntry("SWITCHBOARD_SIMULATOR_CALLBACK_URL", "http://127.0.0.1:8181/webhooks/whatsapp");
    }

    @Test
    void bothSidesOfAWebhookKnowTheSameSecret() {
        // When
        var sent = named("simulator").environment(place);
        var received = named("webhook-ingress").environment(place);

        // Then
        assertThat(received.get("SWITCHBOARD_WEBHOOK_APP_SECRETS"))
                .isEqualTo(sent.get("SWITCHBOARD_SIMULATOR_APP_SECRET"));
        assertThat(received.get("SWITCHBOARD_WEBHOOK_VERIFY_TOKEN"))
                .isEqualTo(sent.get("SWITCHBOARD_SIMULATOR_VERIFY_TOKEN"));
    }

    @Test
    void theSenderCallsTheSimulatorWithTheTokenItTakes() {
        // When
        var caller = named("outbound-sender").environment(place);
        var called = named("simulator").environment(place);

        // Then
        assertThat(caller)
                .containsEntry("SWITCHBOARD_GRAPH_API_BASE_URL", "http://127.0.0.1:8190")
                .containsEntry("SWITCHBOARD_GRAPH_API_ACCESS_TOKEN", called.get("SWITCHBOARD_SIMULATOR_ACCESS_TOKEN"));
    }

    @Test
    void conversationServiceFetchesFilesFromTheSimulatorAndKeepsThemInTheObjectStore() {
        // When
        var fetching = named("conversation-service").environment(place);
        var serving = named("simulator").environment(place);

        // Then
        assertThat(fetching)
                .containsEntry("SWITCHBOARD_GRAPH_API_BASE_URL", "http://127.0.0.1:8190")
                .containsEntry("SWITCHBOARD_GRAPH_API_ACCESS_TOKEN", serving.get("SWITCHBOARD_SIMULATOR_ACCESS_TOKEN"))
                .containsEntry("SWITCHBOARD_MEDIA_STORE_ENDPOINT", "http://127.0.0.1:9100");
    }

    private static Service named(String name) {
        return Service.ALL.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
