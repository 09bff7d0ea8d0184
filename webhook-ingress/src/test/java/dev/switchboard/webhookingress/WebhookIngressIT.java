package dev.switchboard.webhookingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.Topics;
import dev.switchboard.localstack.testing.RealInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init") // Quarkus and JUnit fill the fields
@TestProfile(IngressProfile.class)
@QuarkusTestResource(RealInfrastructure.class)
class WebhookIngressIT {

    @TestHTTPResource("/")
    URI root;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private Meta meta;
    private StoredEvents events;

    @BeforeEach
    void listen() {
        meta = new Meta(root);
        events = new StoredEvents(bootstrap);
    }

    @AfterEach
    void stopListening() {
        events.close();
    }

    @Test
    void storesAMessageBeforeItAnswers200() {
        // When
        var status = meta.deliver(Meta.fixture("text"));

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(events.next()).singleElement().satisfies(event -> {
            assertThat(event.topic()).isEqualTo(Topics.WHATSAPP_MESSAGES);
            assertThat(event.type()).isEqualTo("MessageReceived");
        });
    }
}
