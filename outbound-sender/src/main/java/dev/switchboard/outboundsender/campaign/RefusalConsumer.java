package dev.switchboard.outboundsender.campaign;

import dev.switchboard.contracts.outbound.MessageRefused;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import dev.switchboard.messaging.Received;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of messages that were refused before they came to the sender, because nobody could tell whose conversation it is. */
@ApplicationScoped
class RefusalConsumer {

    private final EventConsumer<MessageRefused> consumer;

    RefusalConsumer(Progress progress, EventConsumers consumers) {
        this.consumer = consumers.consumer(
                "outbound-sender.refusals",
                MessageRefused.class,
                (batch, _) ->
                        progress.refused(batch.stream().map(Received::event).toList()));
    }

    @Incoming("message-refusals")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }
}
