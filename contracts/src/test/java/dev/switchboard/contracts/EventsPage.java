package dev.switchboard.contracts;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the page about topics and events from the contracts themselves. */
final class EventsPage {

    private static final String HEAD = """
            # Topics and events

            Generated from the module `contracts`; do not edit. `./mvnw verify -pl contracts -Dcontracts.write` renews it.

            CloudEvents 1.0 on Kafka in binary mode: attributes ride in the headers `ce_id`, `ce_type`, `ce_source`, `ce_subject`,
            `ce_time`, `ce_specversion` and `traceparent`; the value is the event alone, as JSON. `ce_id` is the same for every repeat
            of the same fact, so **drop an id that you have handled**. Within `v1` only optional fields and new types are added: ignore
            what you do not know. Times are RFC 3339 in UTC with up to nanoseconds, durations ISO 8601. JSON Schemas of all types lie in
            `contracts/src/main/resources/schemas`. Commands are held against theirs: what breaks it is refused (leave out what is absent, null
            breaks it), and so is what is larger than 256 KiB.

            Every topic: delivered at least once; order promised inside one key only; records up to 8 MiB. What a consumer group cannot
            handle lies in `<consumer group>.dead-letters.v1` for 30 days, as it came, with its cause and origin in the headers
            `dead-letter-cause`, `dead-letter-topic`, `dead-letter-partition` and `dead-letter-offset`. What was replayed from there comes
            again with the header `replayed-for`: pass it over unless it names your consumer group.

            To look at a topic of the local stack, take any Kafka client (127.0.0.1:19092, no password), such as Kafka's own
            `kafka-console-consumer.sh --bootstrap-server 127.0.0.1:19092 --topic switchboard.conversation.events.v1 --from-beginning
            --property print.headers=true`.

            """;

    private EventsPage() {}

    static String text() throws IOException {
        var page = new StringBuilder(HEAD);
        for (var topic : Topics.all()) {
            page.append(section(topic));
        }
        return page.toString();
    }

    private static String section(Topic topic) throws IOException {
        var kept = Optional.ofNullable(topic.retention())
                .map(retention -> retention.toDays() + " d")
                .orElse("latest of each key");
        var section = new StringBuilder("""
                ## %s

                %s

                | key | kept | personal data | writes | reads |
                |---|---|---|---|---|
                | %s | %s | %s | %s | %s |

                """.formatted(
                        topic.name(),
                        topic.purpose(),
                        topic.key(),
                        kept,
                        topic.personalData() ? "yes" : "no",
                        String.join(", ", topic.writers()),
                        String.join(", ", topic.readers())));
        for (var type : topic.types()) {
            section.append(event(type));
        }
        return section.toString();
    }

    private static String event(Class<? extends Event> type) throws IOException {
        var fields = Arrays.stream(type.getRecordComponents())
                .map(component -> "| `%s` | %s | %s | %s |\n"
                        .formatted(
                                component.getName(),
                                kind(component),
                                Schemas.required(type, component.getName()) ? "yes" : "",
                                described(component)))
                .collect(Collectors.joining());
        return """
                ### %s

                %s

                | field | type | always | meaning |
                |---|---|---|---|
                %s
                ```json
                %s
                ```

                """.formatted(
                        type.getSimpleName(),
                        type.getAnnotation(JsonClassDescription.class).value(),
                        fields,
                        ContractFiles.JSON.writeValueAsString(Samples.of(type)));
    }

    private static String kind(RecordComponent component) {
        var type = component.getType();
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(word -> "`" + word + "`")
                    .collect(Collectors.joining(" "));
        }
        if (type == List.class) {
            return "list";
        }
        if (type == CustomerText.class || type == PersonalDetail.class || type == RawJson.class) {
            return "text (" + type.getSimpleName() + ")";
        }
        return type == String.class ? "text" : type.getSimpleName();
    }

    private static String described(RecordComponent component) {
        @Nullable
        JsonPropertyDescription description = component.getAccessor().getAnnotation(JsonPropertyDescription.class);
        return description == null ? "" : description.value();
    }
}
