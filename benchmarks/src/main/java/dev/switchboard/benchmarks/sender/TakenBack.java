package dev.switchboard.benchmarks.sender;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.benchmarks.process.Patience;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Customers who agreed to marketing take it back through consent-service's door, one after another. From its answer on marketing is
 * asked for every few milliseconds, until the sender refuses.
 */
final class TakenBack {

    private static final Duration BETWEEN_PROBES = Duration.ofMillis(5);
    private static final int PROBES = 40;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Commands commands;
    private final SenderRows rows;
    private final int consentPort;
    private final String bootstrapServers;

    TakenBack(Commands commands, SenderRows rows, int consentPort, String bootstrapServers) {
        this.commands = commands;
        this.rows = rows;
        this.consentPort = consentPort;
        this.bootstrapServers = bootstrapServers;
    }

    /** From the answer to a withdrawal until the first marketing message asked for after it was refused, in microseconds. */
    Histogram measure(String number, int count) {
        var customers = commands.customers(number, count);
        customers.forEach(customer -> note(customer, number, "GRANT"));
        var contacts = customers.stream().map(Commands.Customer::contactId).toList();
        Patience.until("Telling the sender of consents", LONGEST, () -> rows.consents(contacts) == count);
        var micros = new Histogram(3);
        try (var events = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = events.partitionsFor(Topics.OUTBOUND_EVENTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            events.assign(partitions);
            events.seekToEnd(partitions);
            partitions.forEach(events::position); // now, and not at the first poll
            for (var index = 0; index < count; index++) {
                var blocked = takeBack(events, customers.get(index), number);
                if (index >= count / 3) { // the first warm up, above all consent-service, which has just begun
                    micros.recordValue(Math.max(0, blocked.toNanos() / 1_000));
                }
            }
        }
        return micros;
    }

    private Duration takeBack(KafkaConsumer<String, byte[]> events, Commands.Customer customer, String number) {
        note(customer, number, "WITHDRAW");
        var answered = Instant.now();
        var deadline = System.nanoTime() + LONGEST.toNanos();
        for (var probe = 0; System.nanoTime() < deadline; probe++) {
            if (probe < PROBES) {
                commands.askForMarketing(customer, number);
            }
            for (var event : events.poll(BETWEEN_PROBES)) {
                if (customer.conversationId().toString().equals(event.key()) && isRefusal(event)) {
                    return Duration.between(answered, refusedAt(event));
                }
            }
        }
        throw new RunFailure("Marketing was not refused within %d s.".formatted(LONGEST.toSeconds()));
    }

    private static boolean isRefusal(ConsumerRecord<String, byte[]> event) {
        var type = event.headers().lastHeader(CloudEvent.TYPE).value();
        return new String(type, StandardCharsets.UTF_8).equals("MessageRefused");
    }

    private static Instant refusedAt(ConsumerRecord<String, byte[]> event) {
        try {
            var refusal = JSON.readTree(event.value());
            if (!refusal.path("code").asText().equals("consent_withdrawn")) {
                throw new RunFailure("Marketing was refused for another reason: " + refusal.path("code"));
            }
            return Instant.parse(refusal.path("refusedAt").asText());
        } catch (IOException e) {
            throw new RunFailure("An event is not JSON.", e);
        }
    }

    /** Notes a consent or its end; a contact that consent-service has not heard of yet is waited for. */
    private void note(Commands.Customer customer, String number, String action) {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:%d/api/v1/contacts/%s/consents".formatted(consentPort, customer.contactId())))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString("""
                        {"phoneNumberId":"%s","categories":["MARKETING"],"action":"%s","source":"API","actor":"benchmark"}""".formatted(number, action)))
                .build();
        Patience.until("Noting a consent", LONGEST, () -> {
            var status = statusOf(request);
            if (!List.of(201, 404).contains(status)) {
                throw new RunFailure("consent-service answered %d.".formatted(status));
            }
            return status == 201;
        });
    }

    private int statusOf(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new RunFailure("consent-service did not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("The run was interrupted.", e);
        }
    }
}
