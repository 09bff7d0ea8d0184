package dev.switchboard.benchmarks.sender;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.conversation.MessageAdded;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** When a stop was told on each topic of its way, in milliseconds after the webhook was answered. */
final class Hops {

    /** The topics of the way, in its order. */
    static final List<String> TOPICS = List.of(Topics.CONVERSATION_EVENTS, Topics.CONSENT_STATE);

    private final Map<String, Histogram> passed = new LinkedHashMap<>();

    Hops() {
        TOPICS.forEach(topic -> passed.put(topic, new Histogram(3)));
    }

    /** Whether a record tells a customer's stop on, in our ids. What the number writes is told on the same topic. */
    static boolean isStop(ConsumerRecord<String, byte[]> event, WayOfAStop.Customer customer) {
        return switch (event.topic()) {
            case Topics.CONVERSATION_EVENTS ->
                customer.conversationId().toString().equals(event.key())
                        && SaidStop.read(event)
                                .path("direction")
                                .asText()
                                .equals(MessageAdded.Direction.INBOUND.name());
            case Topics.CONSENT_STATE -> customer.contactId().toString().equals(event.key());
            default -> false;
        };
    }

    /** Notes one that was told. */
    void note(String topic, Instant answered, long toldAt) {
        var histogram = passed.get(topic);
        if (histogram != null) {
            histogram.recordValue(Math.max(0, toldAt - answered.toEpochMilli()));
        }
    }

    @Override
    public String toString() {
        return passed.entrySet().stream()
                .map(hop -> "%s p50 %d ms, p99 %d ms"
                        .formatted(
                                hop.getKey(),
                                hop.getValue().getValueAtPercentile(50),
                                hop.getValue().getValueAtPercentile(99)))
                .collect(Collectors.joining("; "));
    }
}
