package dev.switchboard.outboundsender.command;

import dev.switchboard.contracts.outbound.MarkRead;
import dev.switchboard.contracts.outbound.OutboundCommand;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.outbound.SendToRecipient;
import dev.switchboard.contracts.outbound.ShowTyping;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import dev.switchboard.messaging.Received;
import dev.switchboard.outboundsender.attempt.Attempts;
import dev.switchboard.outboundsender.attempt.Lane;
import dev.switchboard.outboundsender.attempt.NewAttempt;
import dev.switchboard.outboundsender.campaign.Progress;
import dev.switchboard.outboundsender.dispatch.Dispatcher;
import dev.switchboard.outboundsender.readmark.NewReadMark;
import dev.switchboard.outboundsender.readmark.ReadMarker;
import dev.switchboard.outboundsender.readmark.ReadMarks;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Turns commands of both lanes into rows: one per message id however often it is asked for, and one read mark per
 * conversation. Whoever sends them hears of them right after commit.
 */
@ApplicationScoped
class CommandConsumer {

    private final Attempts attempts;
    private final Progress campaigns;
    private final ReadMarks readMarks;
    private final Dispatcher dispatcher;
    private final ReadMarker marker;
    private final InstantSource clock;
    private final EventConsumer<OutboundCommand> live;
    private final EventConsumer<OutboundCommand> bulk;

    CommandConsumer(
            Attempts attempts,
            Progress campaigns,
            ReadMarks readMarks,
            Dispatcher dispatcher,
            ReadMarker marker,
            InstantSource clock,
            BadCommands badCommands,
            EventConsumers consumers) {
        this.attempts = attempts;
        this.campaigns = campaigns;
        this.readMarks = readMarks;
        this.dispatcher = dispatcher;
        this.marker = marker;
        this.clock = clock;
        this.live = consumers.consumer(
                "outbound-sender.commands",
                OutboundCommand.class,
                (batch, _) -> apply(batch, Lane.LIVE),
                badCommands::answer);
        this.bulk = consumers.consumer(
                "outbound-sender.bulk-commands",
                OutboundCommand.class,
                (batch, _) -> apply(batch, Lane.BULK),
                badCommands::answer);
    }

    @Incoming("live-commands")
    @Blocking
    void consumeLive(ConsumerRecords<String, byte[]> records) {
        consume(live, records);
    }

    @Incoming("bulk-commands")
    @Blocking
    void consumeBulk(ConsumerRecords<String, byte[]> records) {
        consume(bulk, records);
    }

    private void consume(EventConsumer<OutboundCommand> consumer, ConsumerRecords<String, byte[]> records) {
        try {
            consumer.consume(records);
        } finally {
            dispatcher.wake();
            marker.wake();
        }
    }

    private void apply(List<Received<OutboundCommand>> batch, Lane lane) throws SQLException {
        var messages = new ArrayList<NewAttempt>(batch.size());
        var marks = new ArrayList<NewReadMark>();
        for (var received : batch) {
            switch (received.event()) {
                case SendMessage message ->
                    messages.add(
                            new NewAttempt(message, lane, received.cloudEvent().traceparent()));
                case SendToRecipient _ -> {
                    // conversation-service asks for SendMessage once it knows the conversation
                }
                case MarkRead mark ->
                    marks.add(new NewReadMark(mark.conversationId(), mark.phoneNumberId(), mark.readMessageId(), null));
                case ShowTyping typing ->
                    marks.add(new NewReadMark(
                            typing.conversationId(),
                            typing.phoneNumberId(),
                            typing.readMessageId(),
                            received.cloudEvent().time()));
            }
        }
        attempts.add(messages, clock.instant());
        campaigns.arrived(messages.stream().map(NewAttempt::message).toList());
        readMarks.add(marks);
    }
}
