package dev.switchboard.webhookingress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.webhookingress.StoredEvents.Stored;
import dev.switchboard.webhookingress.translation.WebhookCorpus;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole corpus through the real door: signed, posted, answered 200, and stored as exactly the events expected. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields
@TestProfile(IngressProfile.class)
@QuarkusTestResource(RealInfrastructure.class)
class WebhookCorpusIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/")
    URI root;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    /** One for all cases: to begin to listen takes longer than a case. */
    private static @Nullable StoredEvents listening;

    @AfterAll
    static void stopListening() {
        if (listening != null) {
            listening.close();
            listening = null;
        }
    }

    @ParameterizedTest
    @MethodSource("dev.switchboard.webhookingress.translation.WebhookCorpus#cases")
    void endsInExactlyTheEventsExpected(String name) {
        // Given
        var events = listening == null ? new StoredEvents(bootstrap) : listening;
        listening = events;
        var body = WebhookCorpus.webhook(name);

        // When
        var status = new Meta(root).deliver(body, Meta.signature(body, IngressProfile.SECRET));

        // Then
        assertThat(status).isEqualTo(200);
        var stored = events.next().stream().map(WebhookCorpusIT::told).toList();
        var expected = WebhookCorpus.events(name);
        assertThat(byPlace(stored)).isEqualTo(byPlace(expected));
    }

    /** What was stored, as the expectation files tell it: there, every webhook is received at the same instant. */
    private static JsonNode told(Stored stored) {
        try {
            var event = (ObjectNode) JSON.readTree(stored.value());
            var time = stored.headers().get(CloudEvent.TIME);
            if (event.path("receivedAt").asText().equals(time)) {
                time = WebhookCorpus.RECEIVED_AT.toString();
            }
            event.put("receivedAt", WebhookCorpus.RECEIVED_AT.toString());
            return JSON.createObjectNode()
                    .put("topic", stored.topic())
                    .put("key", Objects.requireNonNullElse(stored.key(), "none"))
                    .put("id", stored.id())
                    .put("subject", stored.headers().getOrDefault(CloudEvent.SUBJECT, "none"))
                    .put("time", time)
                    .put("type", stored.type())
                    .set("event", event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Order is promised inside a key; what has none may lie anywhere. */
    private static Map<String, List<JsonNode>> byPlace(List<JsonNode> events) {
        var byPlace = new LinkedHashMap<String, List<JsonNode>>();
        for (var event : events) {
            var key = event.path("key").asText();
            var place = event.path("topic").asText()
                    + '/'
                    + (key.equals("none") ? event.path("id").asText() : key);
            byPlace.computeIfAbsent(place, _ -> new ArrayList<>()).add(event);
        }
        return byPlace;
    }
}
