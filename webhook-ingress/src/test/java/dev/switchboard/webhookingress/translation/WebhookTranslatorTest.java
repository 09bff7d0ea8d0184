package dev.switchboard.webhookingress.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
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

    private final WebhookTranslator translator = WebhookCorpus.translator("local-key-secret");

    @ParameterizedTest
    @MethodSource("dev.switchboard.webhookingress.translation.WebhookCorpus#cases")
    void turnsAWebhookIntoExactlyTheseEvents(String name) {
        // Given
        var webhook = WebhookCorpus.webhook(name);

        // When
        var events = WebhookCorpus.tree(translate(translator, webhook));

        // Then
        WebhookCorpus.settle(name, events);
        assertThat(events).containsExactlyElementsOf(WebhookCorpus.events(name));
    }

    @ParameterizedTest
    @MethodSource("dev.switchboard.webhookingress.translation.WebhookCorpus#cases")
    void givesRepeatsTheSameIds(String name) {
        // Given
        var body = WebhookCorpus.webhook(name);
        var first = new ArrayList<KeyedEvent>();
        var second = new ArrayList<KeyedEvent>();

        // When
        translator.translate(body, WebhookCorpus.RECEIVED_AT, first::add);
        translator.translate(body, WebhookCorpus.RECEIVED_AT.plusSeconds(3600), second::add);

        // Then
        assertThat(second)
                .extracting(KeyedEvent::id)
                .isEqualTo(first.stream().map(KeyedEvent::id).toList());
    }

    @Test
    void keepsOnePersonUnderOneKeyWhereverTheUserIdStands() {
        // Given
        var cases = List.of(
                "text",
                "no-from",
                "no-phone-at-all",
                "user-id-in-from",
                "user-id-in-wa-id",
                "user-id-in-contact-only",
                "echo-to-a-user-id",
                "preference-signup",
                "status-that-teaches-the-user-id",
                "status-user-id-in-recipient",
                "system-new-number",
                "system-new-number-and-ids",
                "system-new-user-id-with-phone");

        // When
        var keys = cases.stream()
                .map(name ->
                        only(translate(translator, WebhookCorpus.webhook(name))).key())
                .distinct();

        // Then
        assertThat(keys).hasSize(1);
    }

    @Test
    void makesOtherKeysWithAnotherSecret() {
        // Given
        var other = WebhookCorpus.translator("another-secret");

        // When
        var key = only(translate(other, WebhookCorpus.webhook("text"))).key();

        // Then
        assertThat(key)
                .isNotEqualTo(only(translate(translator, WebhookCorpus.webhook("text")))
                        .key());
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

    private static List<Told> translate(WebhookTranslator translator, byte[] body) {
        var events = new ArrayList<Told>();
        translator.translate(body, WebhookCorpus.RECEIVED_AT, event -> events.add(Told.of(event)));
        return events;
    }

    private static Told only(List<Told> events) {
        assertThat(events).hasSize(1);
        return events.getFirst();
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
                    WebhookCorpus.tree(event.event()));
        }
    }
}
