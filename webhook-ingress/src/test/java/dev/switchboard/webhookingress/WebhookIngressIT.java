package dev.switchboard.webhookingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.webhookingress.StoredEvents.Stored;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void storesAMessageWithItsCloudEventAttributesBeforeItAnswers200() {
        // When
        var status = meta.deliver(Meta.fixture("text"));

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(events.next()).singleElement().satisfies(event -> {
            assertThat(event.topic()).isEqualTo(Topics.WHATSAPP_MESSAGES);
            assertThat(event.key()).matches("[A-Za-z0-9_-]{43}");
            assertThat(event.headers())
                    .containsEntry(CloudEvent.TYPE, "MessageReceived")
                    .containsEntry(CloudEvent.SOURCE, "/webhook-ingress")
                    .containsEntry(CloudEvent.SUBJECT, "100000000000001")
                    .containsEntry(CloudEvent.TIME, "2026-01-01T00:00:00Z")
                    .containsEntry(CloudEvent.SPEC_VERSION, "1.0")
                    .containsEntry(CloudEvent.CONTENT_TYPE, "application/json");
            assertThat(event.value()).contains("oi, cadê meu pedido?");
        });
    }

    @Test
    void takesEntriesChangesAndItemsOfSeveralNumbersInOneWebhook() {
        // When
        var status = meta.deliver(Meta.fixture("everything-at-once"));

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(events.next())
                .extracting(Stored::type)
                .containsExactlyInAnyOrder(
                        "MessageReceived",
                        "MessageStatusChanged",
                        "NumberErrorReported",
                        "MessageReceived",
                        "MessageStatusChanged");
    }

    @ParameterizedTest
    @ValueSource(strings = {IngressProfile.SECRET, IngressProfile.OLDER_SECRET})
    void acceptsEveryActiveSecret(String secret) {
        // Given
        var body = Meta.bytes(Meta.fixture("text"));

        // When
        var status = meta.deliver(body, Meta.signature(body, secret));

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(events.next()).hasSize(1);
    }

    @Test
    void refusesWrongMissingShortAndUpperCaseSignatures() {
        // Given
        var body = Meta.bytes(Meta.fixture("text"));
        var right = Meta.signature(body, IngressProfile.SECRET);

        // When
        var statuses = List.of(
                meta.deliver(body, Meta.signature(body, "not-our-secret")),
                meta.deliver(body, null),
                meta.deliver(body, right.substring(0, 70)),
                meta.deliver(body, "sha256=" + right.substring(7).toUpperCase(Locale.ROOT)));

        // Then
        assertThat(statuses).containsOnly(401);
        assertThat(events.next()).isEmpty();
    }

    @Test
    void refusesARightSignatureOverReorderedJson() {
        // Given
        var signed = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}";
        var reordered = "{\"entry\":[],\"object\":\"whatsapp_business_account\"}";

        // When
        var status = meta.deliver(Meta.bytes(reordered), Meta.signature(Meta.bytes(signed), IngressProfile.SECRET));

        // Then
        assertThat(status).isEqualTo(401);
        assertThat(events.next()).isEmpty();
    }

    @Test
    void acceptsBodiesWithMetasEscapesAndReadsThem() {
        // Given
        var body = Meta.fixture("text").replace("cad\\u00ea meu", "caf\\u00e9 \\/ \\ud83d\\ude00");

        // When
        var status = meta.deliver(body);

        // Then
        assertThat(body).contains("\\u00e9");
        assertThat(status).isEqualTo(200);
        assertThat(events.next())
                .singleElement()
                .extracting(Stored::value)
                .asString()
                .contains("café / 😀");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                                                   | NOT_JSON
            not json                                             | NOT_JSON
            {"object":"whatsapp_business_account","entry":[      | NOT_JSON
            {"object":"whatsapp_business_account","entry":[]} x  | NOT_JSON
            []                                                   | UNKNOWN_SHAPE
            null                                                 | UNKNOWN_SHAPE
            7                                                    | UNKNOWN_SHAPE
            {"object":"page","entry":[{"id":"1"}]}               | UNKNOWN_SHAPE
            {"object":"whatsapp_business_account"}               | UNKNOWN_SHAPE
            {"object":"whatsapp_business_account","entry":{}}    | UNKNOWN_SHAPE
            """)
    void keepsASignedBodyThatIsNotUnderstoodWhole(String body, String reason) {
        // When
        var status = meta.deliver(body);

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(events.next()).singleElement().satisfies(event -> {
            assertThat(event.topic()).isEqualTo(Topics.WHATSAPP_UNRECOGNISED);
            assertThat(event.key()).isNull();
            assertThat(event.value()).contains("\"reason\":\"" + reason + "\"", "\"encoding\":\"UTF8\"");
        });
    }

    @Test
    void keepsDeepNestingAndItsLargestBodyWhole() {
        // Given
        var deep = "[".repeat(4 * 1024 * 1024);

        // When
        var status = meta.deliver(deep);

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(events.next()).singleElement().satisfies(event -> {
            assertThat(event.value()).contains("NOT_JSON");
            assertThat(event.value().length()).isGreaterThan(4 * 1024 * 1024);
        });
    }

    @Test
    void keepsTheLargestBodyOfEmojisWhole() {
        // Given
        var emojis = "😀".repeat(1024 * 1024);

        // When
        var status = meta.deliver(emojis);

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(events.next())
                .singleElement()
                .satisfies(event -> assertThat(event.value()).endsWith("\"raw\":\"" + emojis + "\"}"));
    }

    @Test
    void keeps999OfAThousandWhenOneInTheMiddleIsBroken() {
        // Given
        var messages = IntStream.range(0, 1000)
                .mapToObj(i -> i == 500
                        ? "{\"id\":\"wamid.B500\",\"type\":\"text\"}"
                        : "{\"from\":\"55119%08d\",\"id\":\"wamid.B%d\",\"timestamp\":\"1767225600\",\"type\":\"text\",\"text\":{\"body\":\"%s\"}}"
                                .formatted(i, i, "palavra ".repeat(350)))
                .collect(Collectors.joining(","));
        var body =
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"200000000000001\",\"changes\":[{\"field\":\"messages\",\"value\":{\"metadata\":{\"phone_number_id\":\"100000000000001\"},\"messages\":[%s]}}]}]}"
                        .formatted(messages);

        // When
        var status = meta.deliver(body);

        // Then
        assertThat(body.length()).isGreaterThan(2_500_000);
        assertThat(status).isEqualTo(200);
        assertThat(events.next().stream().collect(Collectors.groupingBy(Stored::type, Collectors.counting())))
                .isEqualTo(Map.of("MessageReceived", 999L, "UnrecognisedWebhook", 1L));
    }

    @Test
    void givesTheSameIdsWhenMetaRepeatsItself() {
        // Given
        var body = Meta.fixture("everything-at-once");

        // When
        meta.deliver(body);
        var first = events.next();
        meta.deliver(body);
        var second = events.next();

        // Then
        assertThat(second)
                .extracting(Stored::id)
                .containsExactlyInAnyOrderElementsOf(
                        first.stream().map(Stored::id).toList());
        assertThat(first).extracting(Stored::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "unknown-number, UNKNOWN_NUMBER",
        "dashboard-test, DASHBOARD_TEST",
        "field-of-tomorrow, UNKNOWN_FIELD",
        "no-number, UNKNOWN_SHAPE"
    })
    void keepsWhatIsNotOursToReadAndAnswers200(String fixture, String reason) {
        // When
        var status = meta.deliver(Meta.fixture(fixture));

        // Then
        assertThat(status).isEqualTo(200);
        assertThat(events.next())
                .singleElement()
                .satisfies(event -> assertThat(event.value()).contains("\"reason\":\"" + reason + "\""));
    }
}
