package dev.switchboard.endtoend;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of commands, as {@code docs/events.md} describes it: the door for what has none over HTTP. */
final class Commands implements AutoCloseable {

    private static final String TOPIC = "switchboard.outbound.live.v1";

    private final KafkaProducer<String, String> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", LocalStack.kafka()), new StringSerializer(), new StringSerializer());

    /** Asks for a command about one message of a customer. Nobody is shown as typing for a command of long ago. */
    void ask(String type, Instant now, String conversationId, String phoneNumberId, String wamid) {
        var command = JsonNodeFactory.instance
                .objectNode()
                .put("conversationId", conversationId)
                .put("phoneNumberId", phoneNumberId)
                .put("readMessageId", wamid);
        var commandRecord = new ProducerRecord<>(TOPIC, conversationId, command.toString());
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        type,
                        "ce_source",
                        "/end-to-end",
                        "ce_subject",
                        conversationId,
                        "ce_time",
                        now.toString())
                .forEach((key, value) -> commandRecord.headers().add(key, value.getBytes(StandardCharsets.UTF_8)));
        var _ = producer.send(commandRecord);
    }

    /** Returns when Kafka has them all. */
    @Override
    public void close() {
        producer.close();
    }
}
