package dev.switchboard.webhookingress.publication;

import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Stores the events of webhooks. Thread-safe. */
@Singleton
public class EventPublisher {

    private final KafkaLine line;
    private final EventRecords records;
    private final EventMeters meters;

    EventPublisher(KafkaLine line, EventRecords records, EventMeters meters) {
        this.line = line;
        this.records = records;
        this.meters = meters;
    }

    /**
     * Begins to store the events of one webhook; the span of the calling thread is what caused them.
     *
     * @param whenDone told once, on any thread: true when every event is stored, false when any is not
     */
    public Publication begin(Instant receivedAt, Consumer<Boolean> whenDone) {
        return new Publication(line, records, meters, receivedAt, traceparent(), whenDone);
    }

    private static byte @Nullable [] traceparent() {
        var span = Span.current().getSpanContext();
        return span.isValid()
                ? "00-%s-%s-%s"
                        .formatted(
                                span.getTraceId(),
                                span.getSpanId(),
                                span.getTraceFlags().asHex())
                        .getBytes(StandardCharsets.US_ASCII)
                : null;
    }
}
