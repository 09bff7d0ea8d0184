package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.switchboard.webhookingress.FixedSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Invented webhooks, one a case: {@code webhooks/<case>.json}, and the events it ends in: {@code webhooks/events/<case>.json}.
 * With {@code -Dwebhooks.write} the latter are written instead of compared; read the difference before you keep it.
 */
public final class WebhookCorpus {

    /** When every webhook is received, by the expectation files. */
    public static final Instant RECEIVED_AT = Instant.parse("2026-01-01T00:00:10Z");

    /** JSON as the expectation files write it. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private static final Path WEBHOOKS = Path.of("src/test/resources/webhooks");

    private WebhookCorpus() {}

    /** The names of all cases. */
    public static Stream<String> cases() {
        try (var files = Files.list(WEBHOOKS)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Meta posts. */
    public static byte[] webhook(String name) {
        try {
            return Files.readAllBytes(WEBHOOKS.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it ends in. */
    public static List<JsonNode> events(String name) {
        try {
            return JSON.readerForListOf(JsonNode.class)
                    .readValue(expectation(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is written of a value, read again. */
    static JsonNode tree(Object value) {
        try {
            return JSON.readTree(JSON.writeValueAsBytes(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void settle(String name, JsonNode events) {
        if (System.getProperty("webhooks.write") != null) {
            try {
                Files.writeString(expectation(name), JSON.writer(lines()).writeValueAsString(events) + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A translator without Quarkus. */
    public static WebhookTranslator translator(String keySecret) {
        var settings = new FixedSettings(List.of("local-app-secret"), keySecret, 1024);
        var keys = new ConversationKeys(settings);
        var accounts = new AccountTranslator();
        return new WebhookTranslator(
                settings,
                new ItemTranslator(new MessageTranslator(keys), new StatusTranslator(keys), accounts),
                accounts,
                new TemplateTranslator(),
                new HistoryTranslator());
    }

    private static Path expectation(String name) {
        return WEBHOOKS.resolve("events").resolve(name + ".json");
    }

    private static PrettyPrinter lines() {
        return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withArrayEmptySeparator("")
                        .withObjectEmptySeparator(""))
                .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
    }
}
