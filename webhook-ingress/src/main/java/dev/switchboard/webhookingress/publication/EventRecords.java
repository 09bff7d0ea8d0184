package dev.switchboard.webhookingress.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topic;
import dev.switchboard.contracts.Topics;
import dev.switchboard.webhookingress.translation.KeyedEvent;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** Events as Kafka records: CloudEvents in binary mode, the value is the event alone. Thread-safe. */
@Singleton
class EventRecords {

    /** What key, headers and Kafka's own frame take at most, generously. */
    private static final int FRAME_BYTES = 64 * 1024;

    private static final int VALUE_BYTES_MAX = Topic.MAX_RECORD_BYTES - FRAME_BYTES;

    private static final Header SOURCE = header(CloudEvent.SOURCE, "/webhook-ingress");
    private static final Header SPEC_VERSION = header(CloudEvent.SPEC_VERSION, "1.0");
    private static final Header CONTENT_TYPE = header(CloudEvent.CONTENT_TYPE, "application/json");

    private final Map<Class<?>, Shape> shapes = new HashMap<>();

    /** What all events of one type have in common. */
    private record Shape(Header type, ObjectWriter writer) {}

    EventRecords() {
        var json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                // Reads the records' components through lambdas instead of reflection: cheaper on the hot path.
                .addModule(new BlackbirdModule())
                // Else each emoji would be written as two escapes, 12 bytes in place of 4, and kept bodies would
                // outgrow records.
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
        for (var topic : Topics.all()) {
            for (var type : topic.types()) {
                shapes.put(type, new Shape(header(CloudEvent.TYPE, type.getSimpleName()), json.writerFor(type)));
            }
        }
    }

    /**
     * The record of an event; of what it was made of instead, when it is too large for a record.
     *
     * @param receivedAt when the webhook came
     * @param traceparent what caused it
     */
    ProducerRecord<byte[], byte[]> recordOf(KeyedEvent event, Instant receivedAt, byte @Nullable [] traceparent) {
        var shape = shape(event);
        var value = write(event, shape);
        if (value.length > VALUE_BYTES_MAX) {
            var kept = event.tooLarge(receivedAt);
            var keptShape = shape(kept);
            return framed(kept, keptShape, write(kept, keptShape), traceparent);
        }
        return framed(event, shape, value, traceparent);
    }

    private static ProducerRecord<byte[], byte[]> framed(
            KeyedEvent event, Shape shape, byte[] value, byte @Nullable [] traceparent) {
        var key = event.key();
        var kafkaRecord = new ProducerRecord<byte[], byte[]>(event.topic(), key == null ? null : bytes(key), value);
        var headers = kafkaRecord.headers();
        headers.add(header(CloudEvent.ID, event.id()));
        headers.add(shape.type());
        headers.add(SOURCE);
        headers.add(SPEC_VERSION);
        headers.add(CONTENT_TYPE);
        headers.add(header(CloudEvent.TIME, DateTimeFormatter.ISO_INSTANT.format(event.time())));
        var subject = event.subject();
        if (subject != null) {
            headers.add(header(CloudEvent.SUBJECT, subject));
        }
        if (traceparent != null) {
            headers.add(new RecordHeader(CloudEvent.TRACEPARENT, traceparent));
        }
        return kafkaRecord;
    }

    private Shape shape(KeyedEvent event) {
        var shape = shapes.get(event.event().getClass());
        if (shape == null) {
            throw new IllegalStateException(event.event().getClass().getSimpleName() + " is on no topic");
        }
        return shape;
    }

    private static byte[] write(KeyedEvent event, Shape shape) {
        try {
            return shape.writer().writeValueAsBytes(event.event());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(event.event().getClass().getSimpleName() + " cannot be written", e);
        }
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, bytes(value));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
