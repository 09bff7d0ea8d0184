package dev.switchboard.consentservice.capture;

import dev.switchboard.contracts.conversation.ConversationEvent;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what happens in conversations, batch by batch and in order inside each partition. */
@ApplicationScoped
class ConversationConsumer {

    private final EventConsumer<ConversationEvent> consumer;

    ConversationConsumer(EventConsumers consumers, ConversationIntake intake) {
        this.consumer = consumers.consumer("consent-service.conversations", ConversationEvent.class, intake);
    }

    @Incoming("conversation-events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }
}
