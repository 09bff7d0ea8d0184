package dev.switchboard.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.contracts.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * One event that waits to be published, as its row holds it.
 *
 * @param place its ctid, where it lies for as long as it is locked; null until then
 * @param payload the event as JSON; null for the end of a key
 */
record OutboxRow(
        @Nullable String place,
        String id,
        Key key,
        String type,
        @Nullable String payload,
        String source,
        @Nullable String subject,
        Instant time,
        @Nullable String traceparent) {

    private static final Header SPEC_VERSION = header(CloudEvent.SPEC_VERSION, "1.0");
    private static final Header JSON = header(CloudEvent.CONTENT_TYPE, "application/json");

    /** Inside of which order is kept. */
    record Key(String topic, String recordKey) {}

    static OutboxRow of(String topic, String key, CloudEvent<?> event) {
        try {
            return new OutboxRow(
                    null,
                    event.id(),
                    new Key(topic, key),
                    event.type(),
                    EventJson.mapper().writeValueAsString(event.event()),
                    event.source().toString(),
                    event.subject(),
                    event.time(),
                    event.traceparent());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event cannot be written type=" + event.type(), e);
        }
    }

    /** The end of a key, after its last word. */
    static OutboxRow endOf(String topic, String key, CloudEvent<?> last) {
        return new OutboxRow(
                null,
                CloudEvent.digestOf("end", last.id()).toString(),
                new Key(topic, key),
                last.type(),
                null,
                last.source().toString(),
                last.subject(),
                last.time(),
                last.traceparent());
    }

    ProducerRecord<String, byte[]> toRecord() {
        var headers = new ArrayList<Header>(List.of(
                header(CloudEvent.ID, id),
                header(CloudEvent.TYPE, type),
                header(CloudEvent.SOURCE, source),
                header(CloudEvent.TIME, time.toString()),
                SPEC_VERSION,
                JSON));
        if (subject != null) {
            headers.add(header(CloudEvent.SUBJECT, subject));
        }
        if (traceparent != null) {
            headers.add(header(CloudEvent.TRACEPARENT, traceparent));
        }
        return new ProducerRecord<>(
                key.topic(),
                null,
                key.recordKey(),
                payload == null ? null : payload.getBytes(StandardCharsets.UTF_8),
                headers);
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
