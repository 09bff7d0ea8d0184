package dev.switchboard.conversationservice.history;

import dev.switchboard.contracts.whatsapp.HistoryEvent;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads old chats, on a lane of their own. */
@ApplicationScoped
class HistoryConsumer {

    private final EventConsumer<HistoryEvent> consumer;

    HistoryConsumer(EventConsumers consumers, HistoryIntake intake) {
        this.consumer = consumers.consumer("conversation-service.history", HistoryEvent.class, intake);
    }

    @Incoming("old-chats")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }
}
