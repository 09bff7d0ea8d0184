package dev.switchboard.outboundsender.command;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.outboundsender.attempt.Announcements;
import dev.switchboard.outboundsender.attempt.Attempts;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Answers commands that cannot be read, or break their contract, where at least the message they are about can be told. A message
 * that was asked for before, in a command that could be read, has its own story and gets no answer here.
 */
@ApplicationScoped
class BadCommands {

    private static final String CODE = "command_invalid";
    private static final String UNBLOCKED_BY = "a command as its JSON Schema describes it, under the same message id";

    private final Attempts attempts;
    private final InstantSource clock;

    BadCommands(Attempts attempts, InstantSource clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    void answer(ConsumerRecord<String, byte[]> command, String cause, Outbox outbox) throws SQLException {
        var ids = CommandIds.of(command.value());
        var messageId = ids.messageId();
        if (messageId == null || !attempts.find(List.of(messageId), List.of()).isEmpty()) {
            return;
        }
        var now = clock.instant();
        var place = "%s/%d/%d".formatted(command.topic(), command.partition(), command.offset());
        outbox.add(
                Topics.OUTBOUND_EVENTS,
                keyOf(command, messageId),
                new CloudEvent<>(
                        CloudEvent.idOf(MessageRefused.class, messageId.toString()),
                        Announcements.SOURCE,
                        messageId.toString(),
                        now,
                        traceOf(command),
                        new MessageRefused(
                                messageId,
                                ids.conversationId(),
                                CODE,
                                "the command cannot be read: " + cause,
                                UNBLOCKED_BY,
                                List.of(place),
                                now)));
    }

    /** As the command, unless that holds anything else than an id of ours. */
    private static String keyOf(ConsumerRecord<String, byte[]> command, UUID messageId) {
        var key = CommandIds.uuid(command.key());
        return (key == null ? messageId : key).toString();
    }

    private static @Nullable String traceOf(ConsumerRecord<String, byte[]> command) {
        var header = command.headers().lastHeader(CloudEvent.TRACEPARENT);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
