package dev.switchboard.benchmarks.sender;

import dev.switchboard.benchmarks.events.EventRecords;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.content.MessageContent;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.conversation.WindowOpened;
import dev.switchboard.contracts.outbound.Recipient;
import dev.switchboard.contracts.outbound.SendMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes what conversation-service and campaigns would write: open windows, and commands. */
final class Commands implements AutoCloseable {

    private static final double NANOS = 1e9;
    private static final Duration BETWEEN_GROUPS = Duration.ofMillis(100);

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final EventRecords windows = new EventRecords(Topics.CONVERSATION_EVENTS, "/conversation-service");

    /** Each command by itself, as soon as it is due. */
    Commands(String bootstrapServers) {
        this(bootstrapServers, Duration.ZERO);
    }

    /** Commands that come in groups, gathered for that long at most, as a producer of many does. */
    Commands(String bootstrapServers, Duration gathering) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        (int) gathering.toMillis(),
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        64 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Conversations of a number whose customers wrote just now. */
    List<UUID> openChats(String phoneNumberId, int count) {
        var now = Instant.now();
        var chats = new ArrayList<UUID>(count);
        for (var n = 0; n < count; n++) {
            var chat = UUID.randomUUID();
            chats.add(chat);
            send(windows.recordOf(
                    chat.toString(),
                    UUID.randomUUID().toString(),
                    now,
                    new WindowOpened(chat, phoneNumberId, now, now.plus(Duration.ofHours(24)))));
        }
        flush();
        return chats;
    }

    /** Asks for a marketing template as a campaign would. */
    void askForMarketing(UUID chat, String phone, String phoneNumberId) {
        var template =
                new OutboundContent.Template(CountingGraph.TEMPLATE, "en", null, List.of(), List.of(), null, List.of());
        send(command(
                new EventRecords(Topics.OUTBOUND_LIVE, "/benchmark"),
                UUID.randomUUID(),
                chat,
                phone,
                phoneNumberId,
                template));
    }

    /** Asks for messages, all at once; the chats take turns. */
    void ask(String topic, String phoneNumberId, List<UUID> chats, int count) {
        ask(topic, phoneNumberId, chats, 0, count);
    }

    private int ask(String topic, String phoneNumberId, List<UUID> chats, int from, int count) {
        var records = new EventRecords(topic, "/benchmark");
        for (var n = from; n < from + count; n++) {
            send(command(records, UUID.randomUUID(), chats.get(n % chats.size()), phoneNumberId));
        }
        flush();
        return count;
    }

    /** Asks for messages a few times a second until a time has passed, as many as are due by then. */
    void askContinually(String topic, String phoneNumberId, List<UUID> chats, double perSecond, Duration length) {
        var begin = System.nanoTime();
        var asked = 0;
        while (System.nanoTime() - begin < length.toNanos()) {
            LockSupport.parkNanos(BETWEEN_GROUPS.toNanos());
            var due = (int) ((System.nanoTime() - begin) * perSecond / NANOS);
            asked += ask(topic, phoneNumberId, chats, asked, due - asked);
        }
    }

    /** Asks for messages from a schedule, whatever becomes of them. Answers when each was due, in nanoseconds. */
    Map<UUID, Long> askSteadily(
            String topic, String phoneNumberId, List<UUID> chats, double perSecond, Duration length) {
        var records = new EventRecords(topic, "/benchmark");
        var due = new HashMap<UUID, Long>();
        var count = Math.round(length.toNanos() * perSecond / NANOS);
        var begin = System.nanoTime();
        for (var n = 0; n < count; n++) {
            var at = begin + (long) (n * NANOS / perSecond);
            while (System.nanoTime() < at) {
                LockSupport.parkNanos(Math.max(1, at - System.nanoTime()));
            }
            var messageId = UUID.randomUUID();
            due.put(messageId, at);
            send(command(records, messageId, chats.get(n % chats.size()), phoneNumberId));
        }
        flush();
        return due;
    }

    private static ProducerRecord<String, byte[]> command(
            EventRecords records, UUID messageId, UUID chat, String phoneNumberId) {
        return command(
                records,
                messageId,
                chat,
                phoneOf(chat),
                phoneNumberId,
                MessageContent.Text.of("Your parcel is on its way."));
    }

    private static ProducerRecord<String, byte[]> command(
            EventRecords records,
            UUID messageId,
            UUID chat,
            String phone,
            String phoneNumberId,
            OutboundContent content) {
        var now = Instant.now();
        return records.recordOf(
                chat.toString(),
                UUID.randomUUID().toString(),
                now,
                new SendMessage(
                        messageId,
                        chat,
                        phoneNumberId,
                        new Recipient(new PersonalDetail(phone), null),
                        content,
                        null,
                        SendMessage.Origin.SYSTEM,
                        null,
                        now));
    }

    private static String phoneOf(UUID chat) {
        return "1555%07d".formatted(Math.floorMod(chat.getMostSignificantBits(), 10_000_000L));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback is told all that the future would tell
    private void send(ProducerRecord<String, byte[]> message) {
        producer.send(message, (_, mistake) -> {
            if (mistake != null) {
                failure.compareAndSet(null, mistake);
            }
        });
    }

    private void flush() {
        producer.flush();
        var mistake = failure.get();
        if (mistake != null) {
            throw new RunFailure("The broker did not take the commands.", mistake);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
