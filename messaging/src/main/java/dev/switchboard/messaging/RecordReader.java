package dev.switchboard.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Command;
import dev.switchboard.contracts.Event;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Turns the records of one consumer group into events of one family. */
final class RecordReader<E extends Event> {

    /** What a record turned out to be. */
    sealed interface Reading<E extends Event> {

        /** An event of the family. */
        record Wanted<E extends Event>(Received<E> received) implements Reading<E> {}

        /**
         * An event that this consumer does not want or does not know yet, or that was replayed for another; also the end of a
         * key on a compacted topic, which tells nothing that its last event did not.
         */
        record Foreign<E extends Event>() implements Reading<E> {}

        /** Nothing that can ever be read; {@code cause} holds no content. */
        record Unreadable<E extends Event>(String cause) implements Reading<E> {}
    }

    private static final Set<String> COMPACTED =
            Topics.all().stream().filter(Topic::compacted).map(Topic::name).collect(Collectors.toUnmodifiableSet());

    private static final CommandCheck COMMANDS = new CommandCheck();
    private static final ObjectReader TREE =
            EventJson.mapper().reader().with(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());

    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();
    private final String group;
    private final Class<E> family;
    private final boolean answered;

    /**
     * A reader for a group.
     *
     * @param answered whether senders wait for a word: then a type of no use here is a mistake of theirs, and not somebody else's event
     */
    RecordReader(String group, Class<E> family, boolean answered) {
        this.group = group;
        this.family = family;
        this.answered = answered;
    }

    Reading<E> read(ConsumerRecord<String, byte[]> record) {
        var replayedFor = header(record, DeadLetters.REPLAYED_FOR);
        if (replayedFor != null && !replayedFor.equals(group)) {
            return new Reading
                    .Foreign<>(); // handled here when it came first, perhaps longer ago than the inbox remembers
        }
        if (record.value() == null && COMPACTED.contains(record.topic())) {
            return new Reading.Foreign<>();
        }
        var type = header(record, CloudEvent.TYPE);
        if (type == null) {
            return new Reading.Unreadable<>("header ce_type is missing");
        }
        var known = Topics.eventType(type);
        if (known.isEmpty() || !family.isAssignableFrom(known.get())) {
            return answered
                    ? new Reading.Unreadable<>("header ce_type names no %s".formatted(family.getSimpleName()))
                    : new Reading.Foreign<>();
        }
        var id = header(record, CloudEvent.ID);
        if (id == null || id.isBlank()) {
            return new Reading.Unreadable<>("header ce_id is missing");
        }
        if (record.value() == null) {
            return new Reading.Unreadable<>("value is missing");
        }
        try {
            var mistake = mistake(known.get(), record.value());
            if (mistake.isPresent()) {
                return new Reading.Unreadable<>("value does not fit %s: %s".formatted(type, mistake.get()));
            }
            @Nullable
            E event = readers.computeIfAbsent(known.get(), EventJson.mapper()::readerFor)
                    .readValue(record.value());
            if (event == null) {
                return new Reading.Unreadable<>("value is null");
            }
            var cloudEvent = new CloudEvent<>(
                    id,
                    source(record),
                    header(record, CloudEvent.SUBJECT),
                    time(record),
                    header(record, CloudEvent.TRACEPARENT),
                    event);
            return new Reading.Wanted<>(
                    new Received<>(cloudEvent, record.topic(), record.partition(), record.offset(), record.key()));
        } catch (JsonProcessingException e) {
            return new Reading.Unreadable<>("value does not fit %s: %s".formatted(type, where(e)));
        } catch (IOException | DateTimeParseException | IllegalArgumentException e) {
            return new Reading.Unreadable<>(
                    "%s is unreadable: %s".formatted(type, e.getClass().getSimpleName()));
        }
    }

    /** Commands come from anybody, so they are held against what is published; events are ours. */
    private static Optional<String> mistake(Class<? extends Event> type, byte[] value) throws IOException {
        if (!Command.class.isAssignableFrom(type)) {
            return Optional.empty();
        }
        return value.length > Command.MOST_BYTES
                ? Optional.of("it is larger than %d bytes".formatted(Command.MOST_BYTES))
                : COMMANDS.mistake(type.asSubclass(Command.class), TREE.readTree(value));
    }

    /** The place of a JSON mistake, without the content around it. */
    private static String where(JsonProcessingException mistake) {
        var place = mistake.getLocation();
        var kind = mistake.getClass().getSimpleName();
        return place == null
                ? kind
                : "%s at line %d, column %d".formatted(kind, place.getLineNr(), place.getColumnNr());
    }

    private static URI source(ConsumerRecord<String, byte[]> record) {
        var source = header(record, CloudEvent.SOURCE);
        return URI.create(source == null ? "" : source);
    }

    private static Instant time(ConsumerRecord<String, byte[]> record) {
        var time = header(record, CloudEvent.TIME);
        return time == null ? Instant.ofEpochMilli(record.timestamp()) : Instant.parse(time);
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
