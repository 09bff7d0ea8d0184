package dev.switchboard.benchmarks.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes events as CloudEvents in Kafka's binary mode. */
public final class EventRecords {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private final String topic;
    private final String source;

    /** Records of one topic, written by {@code source}. */
    public EventRecords(String topic, String source) {
        this.topic = topic;
        this.source = source;
    }

    /** The record of one event. */
    public ProducerRecord<String, byte[]> recordOf(String key, String id, Instant time, Event event) {
        var kafkaRecord = new ProducerRecord<>(topic, key, value(event));
        header(kafkaRecord, CloudEvent.ID, id);
        header(kafkaRecord, CloudEvent.TYPE, event.getClass().getSimpleName());
        header(kafkaRecord, CloudEvent.SOURCE, source);
        header(kafkaRecord, CloudEvent.SPEC_VERSION, "1.0");
        header(kafkaRecord, CloudEvent.CONTENT_TYPE, "application/json");
        header(kafkaRecord, CloudEvent.TIME, time.toString());
        return kafkaRecord;
    }

    private static byte[] value(Event event) {
        try {
            return JSON.writerFor(event.getClass()).writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an invented event cannot be written", e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> kafkaRecord, String name, String value) {
        kafkaRecord.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
