package dev.switchboard.outboundsender.settle;

import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import dev.switchboard.outboundsender.dispatch.Dispatcher;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads Meta's statuses for what they prove: that Meta has the message they name. */
@ApplicationScoped
class StatusConsumer {

    private final Settlement settlement;
    private final Dispatcher dispatcher;
    private final EventConsumer<MessageStatusChanged> consumer;

    StatusConsumer(Settlement settlement, Dispatcher dispatcher, EventConsumers consumers) {
        this.settlement = settlement;
        this.dispatcher = dispatcher;
        this.consumer = consumers.consumer("outbound-sender.statuses", MessageStatusChanged.class, this::apply);
    }

    @Incoming("message-statuses")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
        dispatcher.wake();
    }

    private void apply(List<Received<MessageStatusChanged>> batch, Outbox outbox) throws SQLException {
        settlement.apply(batch.stream().map(Received::event).toList(), outbox);
    }
}
