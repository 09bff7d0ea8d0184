package dev.switchboard.webhookingress.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.switchboard.webhookingress.FixedSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code webhooks/<case>.json} ends in exactly the events of {@code webhooks/events/<case>.json}, key, id and all: ids
 * are a promise to whoever has seen an event before, so they must not change from release to release.
 */
class WebhookTranslatorTest {

    private static final Instant RECEIVED_AT = Instant.parse("2026-01-01T00:00:10Z");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final WebhookTranslator translator = translator("local-key-secret");

    static Stream<Path> webhooks() throws IOException {
        try (var files = Files.list(fixtures())) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void turnsAWebhookIntoExactlyTheseEvents(Path webhook) throws IOException {
        // Given
        var expected = JSON.readTree(
                fixtures().resolve("events").resolve(webhook.getFileName()).toFile());

        // When
        var events = translate(translator, Files.readAllBytes(webhook));

        // Then
        assertThat(JSON.<JsonNode>valueToTree(events)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void givesRepeatsTheSameIds(Path webhook) throws IOException {
        // Given
        var body = Files.readAllBytes(webhook);
        var first = new ArrayList<KeyedEvent>();
        var second = new ArrayList<KeyedEvent>();

        // When
        translator.translate(body, RECEIVED_AT, first::add);
        translator.translate(body, RECEIVED_AT.plusSeconds(3600), second::add);

        // Then
        assertThat(second)
                .extracting(KeyedEvent::id)
                .isEqualTo(first.stream().map(KeyedEvent::id).toList());
    }

    @Test
    void keepsOnePersonUnderOneKeyWhereverTheUserIdStands() {
        // Given
        var cases = List.of("text", "no-from", "user-id-in-from", "user-id-in-contact-only", "system-new-number");

        // When
        var keys = cases.stream()
                .map(name -> only(translate(translator, fixture(name))).key())
                .distinct();

        // Then
        assertThat(keys).hasSize(1);
    }

    @Test
    void makesOtherKeysWithAnotherSecret() {
        // Given
        var other = translator("another-secret");

        // When
        var key = only(translate(other, fixture("text"))).key();

        // Then
        assertThat(key)
                .isNotEqualTo(only(translate(translator, fixture("text"))).key());
    }

    @Test
    void makesTheSameIdWhateverOrderTheKeysOfAnAccountChangeStandIn() {
        // Given
        var values =
                Stream.of("{\"event\":\"X\",\"a\":{\"b\":1,\"c\":2}}", "{\"a\":{\"c\":2,\"b\":1},\"event\":\"X\"}");

        // When
        var ids = values.map(value -> """
                        {"object":"whatsapp_business_account","entry":[{"id":"200000000000001","time":1767225600,
                        "changes":[{"field":"account_update","value":%s}]}]}""".formatted(value))
                .map(body -> only(translate(translator, body.getBytes(StandardCharsets.UTF_8)))
                        .id())
                .distinct();

        // Then
        assertThat(ids).hasSize(1);
    }

    private static WebhookTranslator translator(String keySecret) {
        var settings = new FixedSettings(List.of("local-app-secret"), keySecret, 1024);
        var keys = new ConversationKeys(settings);
        var accounts = new AccountTranslator();
        return new WebhookTranslator(
                settings,
                new ItemTranslator(new MessageTranslator(keys), new StatusTranslator(keys), accounts),
                accounts,
                new TemplateTranslator());
    }

    private static List<Told> translate(WebhookTranslator translator, byte[] body) {
        var events = new ArrayList<Told>();
        translator.translate(body, RECEIVED_AT, event -> events.add(Told.of(event)));
        return events;
    }

    private static Told only(List<Told> events) {
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static byte[] fixture(String name) {
        try {
            return Files.readAllBytes(fixtures().resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path fixtures() {
        try {
            return Path.of(Objects.requireNonNull(WebhookTranslatorTest.class.getResource("/webhooks"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An event as the expectation files write it. */
    private record Told(
            String topic, String key, String id, String subject, Instant time, String type, JsonNode event) {

        private static Told of(KeyedEvent event) {
            return new Told(
                    event.topic(),
                    Objects.requireNonNullElse(event.key(), "none"),
                    event.id(),
                    Objects.requireNonNullElse(event.subject(), "none"),
                    event.time(),
                    event.event().getClass().getSimpleName(),
                    JSON.valueToTree(event.event()));
        }
    }
}
