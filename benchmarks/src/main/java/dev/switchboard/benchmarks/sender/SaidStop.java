package dev.switchboard.benchmarks.sender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.benchmarks.process.Patience;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.localstack.postgres.Database;
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
 * Customers who agreed to marketing write STOP, one after another. What is timed is how long after the answer to Meta's webhook the
 * sender's gate knows it; a marketing message that is asked for then must be refused.
 */
final class SaidStop {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Meta's times are whole seconds, and who agreed in the second of a stop agreed after it. */
    private static final Duration A_LATER_SECOND = Duration.ofSeconds(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Commands commands;
    private final SenderRows rows;
    private final Database sender;
    private final WayOfAStop way;
    private final String bootstrapServers;
    private Hops hops = new Hops();

    SaidStop(Commands commands, Database sender, WayOfAStop way, String bootstrapServers) {
        this.commands = commands;
        this.rows = new SenderRows(sender);
        this.sender = sender;
        this.way = way;
        this.bootstrapServers = bootstrapServers;
    }

    /** From the answer to a stop until every marketing message that is claimed is refused, in microseconds. */
    Histogram measure(String number, int count) {
        var customers = way.agreed(count);
        var contacts = customers.stream().map(WayOfAStop.Customer::contactId).toList();
        Patience.until("Telling the sender of consents", LONGEST, () -> rows.consents(contacts) == count);
        Patience.pause(A_LATER_SECOND);
        var micros = new Histogram(3);
        try (var gate = new WhatTheGateReads(sender);
                var events = new KafkaConsumer<>(
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
                var blocked = stop(events, gate, customers.get(index), number);
                micros.recordValue(Math.max(0, blocked.toNanos() / 1_000));
            }
        }
        return micros;
    }

    /** How long the stops that were measured had taken to each topic. */
    Hops hops() {
        return hops;
    }

    private Duration stop(
            KafkaConsumer<String, byte[]> events, WhatTheGateReads gate, WayOfAStop.Customer customer, String number) {
        way.says(customer.phone(), "STOP");
        var answered = Instant.now();
        var begin = System.nanoTime();
        gate.untilWithdrawn(customer.contactId(), LONGEST);
        var blocked = Duration.ofNanos(System.nanoTime() - begin);
        commands.askForMarketing(customer.conversationId(), customer.phone(), number);
        requireRefusal(events, customer, answered);
        return blocked;
    }

    /** The next marketing message is refused for the stop, and for nothing else. */
    private void requireRefusal(KafkaConsumer<String, byte[]> events, WayOfAStop.Customer customer, Instant answered) {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        var refused = false;
        while (!refused) {
            if (System.nanoTime() > deadline) {
                throw new RunFailure("Marketing was not refused within %d s.".formatted(LONGEST.toSeconds()));
            }
            for (var event : events.poll(Duration.ofMillis(100))) {
                if (Hops.isStop(event, customer)) {
                    hops.note(event.topic(), answered, event.timestamp());
                } else if (isRefusal(event, customer)) {
                    requireConsentWithdrawn(event);
                    refused = true;
                }
            }
        }
    }

    private static boolean isRefusal(ConsumerRecord<String, byte[]> event, WayOfAStop.Customer customer) {
        return event.topic().equals(Topics.OUTBOUND_EVENTS)
                && customer.conversationId().toString().equals(event.key())
                && typeOf(event).equals("MessageRefused");
    }

    private static String typeOf(ConsumerRecord<String, byte[]> event) {
        return new String(event.headers().lastHeader(CloudEvent.TYPE).value(), StandardCharsets.UTF_8);
    }

    private static void requireConsentWithdrawn(ConsumerRecord<String, byte[]> event) {
        var code = read(event).path("code").asText();
        if (!code.equals("consent_withdrawn")) {
            throw new RunFailure("Marketing was refused for another reason: " + code);
        }
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
