package dev.switchboard.outboundsender.testing;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.contracts.consent.ConsentStatus;
import dev.switchboard.contracts.conversation.ConversationStarted;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.outbound.SendToRecipient;
import dev.switchboard.messaging.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Plays conversation-service and consent-service towards campaigns: knows whose conversation an address is, and who agreed. */
public final class ConversationSide implements AutoCloseable {

    private final TopicEnds topics;
    private final Map<String, UUID> conversations = new ConcurrentHashMap<>();
    private final Set<UUID> told = ConcurrentHashMap.newKeySet();
    private final Set<UUID> disagree = ConcurrentHashMap.newKeySet();
    private final List<SendToRecipient> commands = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean silent;
    private volatile boolean open = true;
    private int answered;

    public ConversationSide(TopicEnds topics) {
        this.topics = topics;
        var consumer = consumer();
        this.thread = Thread.ofPlatform().daemon().name("conversation-side").start(() -> read(consumer));
    }

    /** Whose conversation an address is. */
    public UUID conversationOf(String address) {
        return conversations.computeIfAbsent(address, _ -> UUID.randomUUID());
    }

    /** Both are one person's. */
    public void same(String address, String other) {
        conversations.put(other, conversationOf(address));
    }

    /** The person behind an address never agreed to anything. */
    public void neverAgreed(String address) {
        disagree.add(conversationOf(address));
    }

    /** Answers no commands for now; they are kept. */
    public void silent(boolean wanted) {
        silent = wanted;
    }

    /** Commands of a campaign so far, in order of arrival. */
    public List<SendToRecipient> commandsOf(UUID campaignId) {
        return commands.stream()
                .filter(command -> campaignId.equals(command.campaignId()))
                .toList();
    }

    /** Asks for the message of a command, as conversation-service does. */
    public void answer(SendToRecipient command) {
        var conversationId = conversationOf(addressOf(command));
        if (told.add(conversationId)) {
            introduce(conversationId, command.phoneNumberId());
        }
        topics.put(
                Topics.OUTBOUND_BULK,
                conversationId,
                new SendMessage(
                        command.messageId(),
                        conversationId,
                        command.phoneNumberId(),
                        command.recipient(),
                        command.content(),
                        null,
                        command.origin(),
                        command.requestedBy(),
                        command.requestedAt(),
                        command.campaignId()));
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whose conversation it is and what they agreed to. */
    public void introduce(UUID conversationId, String phoneNumberId) {
        var contact = UUID.randomUUID();
        var now = Instant.now();
        topics.put(
                Topics.CONVERSATION_EVENTS,
                conversationId,
                new ConversationStarted(conversationId, contact, phoneNumberId, now));
        var entries = disagree.contains(conversationId)
                ? List.<ConsentState.Entry>of()
                : List.of(
                        entry(phoneNumberId, ConsentCategory.UTILITY), entry(phoneNumberId, ConsentCategory.MARKETING));
        topics.put(
                Topics.CONSENT_STATE,
                contact,
                new ConsentState(contact, null, entries, List.of(), false, false, null, 1, now));
    }

    private static ConsentState.Entry entry(String phoneNumberId, ConsentCategory category) {
        return new ConsentState.Entry(
                phoneNumberId, category, ConsentStatus.GRANTED, Instant.now(), null, UUID.randomUUID());
    }

    private static String addressOf(SendToRecipient command) {
        var recipient = command.recipient();
        return Optional.ofNullable(recipient.waId())
                .or(() -> Optional.ofNullable(recipient.userId()))
                .map(PersonalDetail::value)
                .orElseThrow();
    }

    private void read(KafkaConsumer<String, byte[]> consumer) {
        try (consumer) {
            while (open) {
                for (var record : consumer.poll(Duration.ofMillis(50))) {
                    var type = record.headers().lastHeader(CloudEvent.TYPE).value();
                    if (new String(type, StandardCharsets.UTF_8).equals("SendToRecipient")) {
                        commands.add(EventJson.mapper().readValue(record.value(), SendToRecipient.class));
                    }
                }
                while (!silent && answered < commands.size()) {
                    answer(commands.get(answered++));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topics.OUTBOUND_BULK).stream()
                .map(info -> new TopicPartition(Topics.OUTBOUND_BULK, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }
}
