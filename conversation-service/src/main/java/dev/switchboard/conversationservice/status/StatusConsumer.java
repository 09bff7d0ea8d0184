package dev.switchboard.conversationservice.status;

import dev.switchboard.contracts.whatsapp.MessageStatusChanged;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads Meta's statuses, on a lane of their own. */
@ApplicationScoped
class StatusConsumer {

    private final EventConsumer<MessageStatusChanged> consumer;

    StatusConsumer(EventConsumers consumers, StatusIntake intake) {
        this.consumer = consumers.consumer("conversation-service.statuses", MessageStatusChanged.class, intake);
    }

    @Incoming("message-statuses")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }
}
