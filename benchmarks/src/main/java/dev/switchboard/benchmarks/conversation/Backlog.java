package dev.switchboard.benchmarks.conversation;

import dev.switchboard.benchmarks.events.EventRecords;
import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.CustomerRef;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.whatsapp.MessageReceived;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Invented messages as webhook-ingress would have written them: the customers take turns, each message is a little newer than the one
 * before, and the last was sent just now, so that every window is open.
 */
final class Backlog {

    private static final String NUMBER = "100000000000001";
    private static final String WABA = "200000000000001";
    private static final long MILLIS_BETWEEN = 2;
    private static final List<String> TEXTS = List.of(
            "Good morning, where is my order?",
            "Olá, ainda não recebi o pedido. Pode verificar, por favor?",
            "Thanks!",
            "¿Puedo cambiar la dirección de entrega? Estaré fuera hasta el lunes y no hay nadie en casa.");

    private final EventRecords records;
    private final int customers;
    private final Instant end;
    private final int total;

    Backlog(String topic, int customers, Instant end, int total) {
        this.records = new EventRecords(topic, "/webhook-ingress");
        this.customers = customers;
        this.end = end;
        this.total = total;
    }

    /** The record of message {@code number}; the same number always has the same id. */
    ProducerRecord<String, byte[]> recordOf(int number) {
        var customer = number % customers;
        var sentAt = end.minusMillis(MILLIS_BETWEEN * (total - number));
        var wamid = wamid(number);
        var event = new MessageReceived(
                wamid,
                NUMBER,
                WABA,
                new CustomerRef(
                        new PersonalDetail("1555%07d".formatted(customer)),
                        new PersonalDetail("US.1349120865%010d".formatted(customer)),
                        null,
                        null,
                        new PersonalDetail("José Example " + customer)),
                Instant.ofEpochSecond(sentAt.getEpochSecond()),
                sentAt,
                MessageContent.Text.of(TEXTS.get(number % TEXTS.size())),
                null,
                null,
                null,
                false);
        return records.recordOf(
                key(customer), CloudEvent.idOf(MessageReceived.class, wamid), event.receivedAt(), event);
    }

    private static String wamid(int number) {
        var inner = "benchmark-message-with-an-id-of-its-own-%012d".formatted(number);
        return "wamid." + Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.US_ASCII));
    }

    /** As good a key as the keyed hash of the ingress: the consumer reads nothing in it. */
    private static String key(int customer) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest((NUMBER + '/' + customer).getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
