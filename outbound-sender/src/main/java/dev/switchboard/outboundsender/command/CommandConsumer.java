package dev.switchboard.outboundsender.command;

import dev.switchboard.contracts.outbound.MarkRead;
import dev.switchboard.contracts.outbound.OutboundCommand;
import dev.switchboard.contracts.outbound.SendMessage;
import dev.switchboard.contracts.outbound.ShowTyping;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import dev.switchboard.outboundsender.attempt.Attempts;
import dev.switchboard.outboundsender.attempt.NewAttempt;
import dev.switchboard.outboundsender.dispatch.Dispatcher;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Turns commands of the live lane into rows, one per message id however often it is asked for. The dispatcher hears of them
 * right after commit.
 */
@ApplicationScoped
class CommandConsumer {

    private final Attempts attempts;
    private final Dispatcher dispatcher;
    private final InstantSource clock;
    private final EventConsumer<OutboundCommand> consumer;

    CommandConsumer(Attempts attempts, Dispatcher dispatcher, InstantSource clock, EventConsumers consumers) {
        this.attempts = attempts;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.consumer = consumers.consumer("outbound-sender.commands", OutboundCommand.class, this::apply);
    }

    @Incoming("live-commands")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        try {
            consumer.consume(records);
        } finally {
            dispatcher.wake();
        }
    }

    private void apply(List<Received<OutboundCommand>> batch, Outbox outbox) throws SQLException {
        var messages = new ArrayList<NewAttempt>(batch.size());
        for (var received : batch) {
            switch (received.event()) {
                case SendMessage message ->
                    messages.add(new NewAttempt(message, received.cloudEvent().traceparent()));
                case MarkRead _, ShowTyping _ ->
                    throw new NotYetSendableException(received.cloudEvent().type());
            }
        }
        attempts.add(messages, clock.instant());
    }

    /** A command that this version cannot carry out; its record goes to dead letters, from where it can be replayed. */
    static final class NotYetSendableException extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotYetSendableException(String type) {
            super("this version cannot carry out type=" + type);
        }
    }
}
