package dev.switchboard.benchmarks.sender;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The baseline: reads commands and calls at once. No row, no gate, no pace; what it loses in a crash is lost. */
final class BareSender implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<String, byte[]> consumer;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI messages;
    private final Thread loop;
    private volatile boolean running = true;

    BareSender(String bootstrapServers, String topic, String baseUrl, String phoneNumberId) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.GROUP_ID_CONFIG, "benchmark.bare-sender",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
        messages = URI.create("%s/v25.0/%s/messages".formatted(baseUrl, phoneNumberId));
        loop = Thread.ofPlatform().name("bare-sender").start(this::run);
    }

    private void run() {
        try (consumer) {
            while (running) {
                for (var command : consumer.poll(Duration.ofMillis(100))) {
                    call(command.value());
                }
                consumer.commitAsync();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void call(byte[] command) throws InterruptedException {
        try {
            var body = """
                    {"messaging_product":"whatsapp","to":"15550009999","type":"text","text":{"body":"Your parcel is on its way."},"biz_opaque_callback_data":"%s"}""".formatted(JSON.readTree(command).path("messageId").asText());
            http.send(
                    HttpRequest.newBuilder(messages)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        running = false;
        try {
            loop.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
