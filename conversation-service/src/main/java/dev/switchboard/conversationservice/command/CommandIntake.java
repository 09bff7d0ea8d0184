package dev.switchboard.conversationservice.command;

import dev.switchboard.contracts.outbound.MarkRead;
import dev.switchboard.contracts.outbound.OutboundCommand;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.outbound.SendToRecipient;
import dev.switchboard.contracts.outbound.ShowTyping;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.conversationservice.timeline.MessageRows;
import dev.switchboard.messaging.BatchHandler;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import dev.switchboard.rows.Times;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Puts the messages that others ask for on their timelines, each once, with one statement a table for a whole batch. What
 * was asked for here is there already. Outcomes that were faster than this have waited for it.
 */
@ApplicationScoped
class CommandIntake implements BatchHandler<OutboundCommand> {

    private final DataSource dataSource;
    private final Addressing addressing;
    private final TimelineEntries entries;
    private final MessageRows messages;
    private final InstantSource clock;
    private final MeterRegistry meters;

    CommandIntake(
            DataSource dataSource,
            Addressing addressing,
            TimelineEntries entries,
            MessageRows messages,
            InstantSource clock,
            MeterRegistry meters) {
        this.dataSource = dataSource;
        this.addressing = addressing;
        this.entries = entries;
        this.messages = messages;
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public void apply(List<Received<OutboundCommand>> batch, Outbox outbox) throws SQLException {
        var now = Times.storable(clock.instant());
        try (var connection = dataSource.getConnection()) {
            var fresh = fresh(connection, batch);
            if (fresh.isEmpty()) {
                return;
            }
            var wishes = addressing.wishes(connection, fresh, now, outbox);
            if (!wishes.isEmpty()) {
                entries.enter(connection, wishes, now, outbox);
            }
            meters.counter("switchboard.conversation.commands", "outcome", "added")
                    .increment(wishes.size());
            meters.counter("switchboard.conversation.commands", "outcome", "left")
                    .increment((double) fresh.size() - wishes.size());
        }
    }

    /** Messages that are neither ours nor on a timeline, each once. */
    private List<Received<OutboundCommand>> fresh(Connection connection, List<Received<OutboundCommand>> batch)
            throws SQLException {
        var foreign = batch.stream()
                .filter(received -> !received.cloudEvent().source().equals(Announcement.SOURCE))
                .toList();
        var ids = foreign.stream()
                .map(received -> messageId(received.event()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var seen = new HashSet<>(messages.known(connection, ids));
        return foreign.stream()
                .filter(received -> {
                    var id = messageId(received.event());
                    return id != null && seen.add(id);
                })
                .toList();
    }

    private static @Nullable UUID messageId(OutboundCommand command) {
        return switch (command) {
            case SendMessage message -> message.messageId();
            case SendToRecipient message -> message.messageId();
            case MarkRead _, ShowTyping _ -> null;
        };
    }
}
