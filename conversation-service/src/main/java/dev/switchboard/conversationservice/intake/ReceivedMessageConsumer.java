package dev.switchboard.conversationservice.intake;

import dev.switchboard.contracts.whatsapp.MessageEvent;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what customers do, batch by batch and in order inside each partition. */
@ApplicationScoped
class ReceivedMessageConsumer {

    private final EventConsumer<MessageEvent> consumer;

    ReceivedMessageConsumer(EventConsumers consumers, MessageIntake intake) {
        this.consumer = consumers.consumer("conversation-service.messages", MessageEvent.class, intake);
    }

    @Incoming("received-messages")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }
}
