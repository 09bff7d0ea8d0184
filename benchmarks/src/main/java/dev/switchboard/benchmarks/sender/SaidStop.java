package dev.switchboard.benchmarks.sender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.benchmarks.process.Patience;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Customers who agreed to marketing write STOP, one after another. From the answer to Meta's webhook on marketing is asked for every few
 * milliseconds, until the sender refuses.
 */
final class SaidStop {

    private static final Duration BETWEEN_PROBES = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Meta's times are whole seconds, and who agreed in the second of a stop agreed after it. */
    private static final Duration A_LATER_SECOND = Duration.ofSeconds(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Commands commands;
    private final SenderRows rows;
    private final WayOfAStop way;
    private final String bootstrapServers;
    private Hops hops = new Hops();

    SaidStop(Commands commands, SenderRows rows, WayOfAStop way, String bootstrapServers) {
        this.commands = commands;
        this.rows = rows;
        this.way = way;
        this.bootstrapServers = bootstrapServers;
    }

    /** From the answer to a stop until the first marketing message asked for after it was refused, in microseconds. */
    Histogram measure(String number, int count) {
        var customers = way.agreed(count);
        var contacts = customers.stream().map(WayOfAStop.Customer::contactId).toList();
        Patience.until("Telling the sender of consents", LONGEST, () -> rows.consents(contacts) == count);
        Patience.pause(A_LATER_SECOND);
        var micros = new Histogram(3);
        try (var events = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = Stream.concat(Hops.TOPICS.stream(), Stream.of(Topics.OUTBOUND_EVENTS))
                    .flatMap(topic -> events.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            events.assign(partitions);
            events.seekToEnd(partitions);
            partitions.forEach(events::position); // now, and not at the first poll
            for (var index = 0; index < count; index++) {
                if (index == count / 3) { // those before warm up the services that have just begun
                    hops = new Hops();
                    micros.reset();
                }
                var blocked = stop(events, customers.get(index), number);
                micros.recordValue(Math.max(0, blocked.toNanos() / 1_000));
            }
        }
        return micros;
    }

    /** How long the stops that were measured had taken to each topic. */
    Hops hops() {
        return hops;
    }

    private Duration stop(KafkaConsumer<String, byte[]> events, WayOfAStop.Customer customer, String number) {
        way.says(customer.phone(), "STOP");
        var answered = Instant.now();
        var due = System.nanoTime();
        var deadline = due + LONGEST.toNanos();
        while (System.nanoTime() < deadline) {
            if (System.nanoTime() >= due) {
                commands.askForMarketing(customer.conversationId(), customer.phone(), number);
                due += BETWEEN_PROBES.toNanos();
            }
            Instant refused = null;
            for (var event : events.poll(Duration.ofNanos(Math.max(0, due - System.nanoTime())))) {
                if (Hops.isStop(event, customer)) {
                    hops.note(event.topic(), answered, event.timestamp());
                } else if (refused == null && isRefusal(event, customer)) {
                    refused = refusedAt(event);
                }
            }
            if (refused != null) {
                return Duration.between(answered, refused);
            }
        }
        throw new RunFailure("Marketing was not refused within %d s.".formatted(LONGEST.toSeconds()));
    }

    private static boolean isRefusal(ConsumerRecord<String, byte[]> event, WayOfAStop.Customer customer) {
        if (!event.topic().equals(Topics.OUTBOUND_EVENTS)
                || !customer.conversationId().toString().equals(event.key())) {
            return false;
        }
        var type = event.headers().lastHeader(CloudEvent.TYPE).value();
        return new String(type, StandardCharsets.UTF_8).equals("MessageRefused");
    }

    private static Instant refusedAt(ConsumerRecord<String, byte[]> event) {
        var refusal = read(event);
        if (!refusal.path("code").asText().equals("consent_withdrawn")) {
            throw new RunFailure("Marketing was refused for another reason: " + refusal.path("code"));
        }
        return Instant.parse(refusal.path("refusedAt").asText());
    }

    /** What an event says. */
    static JsonNode read(ConsumerRecord<String, byte[]> event) {
        try {
            return JSON.readTree(event.value());
        } catch (IOException e) {
            throw new RunFailure("An event is not JSON.", e);
        }
    }
}
