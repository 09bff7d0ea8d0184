package dev.switchboard.webhookingress.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.contracts.Topic;
import dev.switchboard.webhookingress.translation.KeyedEvent;
import dev.switchboard.webhookingress.translation.WebhookCorpus;
import dev.switchboard.webhookingress.translation.WebhookTranslator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is signed ends in events that can be stored. Tried over some of the corpus in every build; with new bodies, made
 * from all of it, as {@code docs/testing.md} says.
 */
class WebhookFuzzTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebhookTranslator translator = WebhookCorpus.translator("local-key-secret");
    private final EventRecords records = new EventRecords();

    /** The whole corpus to make new bodies from; else a few, since the corpus has tests of its own. */
    static Stream<byte[]> seeds() {
        var fuzzing = System.getenv("JAZZER_FUZZ") != null;
        var cases = WebhookCorpus.cases().toList();
        return IntStream.range(0, cases.size())
                .filter(i -> fuzzing || i % 12 == 0)
                .mapToObj(i -> WebhookCorpus.webhook(cases.get(i)));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void everyBodyEndsInEventsThatCanBeStored(byte @NotNull [] body) throws IOException {
        // When
        var events = translated(body);

        // Then
        assertThat(events).isNotEmpty();
        assertThat(translated(body))
                .extracting(KeyedEvent::id)
                .isEqualTo(events.stream().map(KeyedEvent::id).toList());
        for (var event : events) {
            var stored = records.recordOf(event, WebhookCorpus.RECEIVED_AT, null);
            assertThat(stored.value()).hasSizeLessThan(Topic.MAX_RECORD_BYTES);
            assertThat(storable(JSON.readTree(stored.value()))).isTrue();
        }
    }

    /** Whether UTF-8 and PostgreSQL can hold every text in it. */
    private static boolean storable(JsonNode event) {
        return event.isTextual()
                ? StandardCharsets.UTF_8.newEncoder().canEncode(event.textValue())
                        && event.textValue().indexOf('\0') < 0
                : StreamSupport.stream(event.spliterator(), false).allMatch(WebhookFuzzTest::storable);
    }

    private List<KeyedEvent> translated(byte[] body) {
        var events = new ArrayList<KeyedEvent>();
        translator.translate(body, WebhookCorpus.RECEIVED_AT, events::add);
        return events;
    }
}
