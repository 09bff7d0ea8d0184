package dev.switchboard.conversationservice.status;

import dev.switchboard.contracts.outbound.OutboundEvent;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads what became of commands, on a lane of its own. */
@ApplicationScoped
class OutcomeConsumer {

    private final EventConsumer<OutboundEvent> consumer;

    OutcomeConsumer(EventConsumers consumers, OutcomeIntake intake) {
        this.consumer = consumers.consumer("conversation-service.outcomes", OutboundEvent.class, intake);
    }

    @Incoming("outbound-outcomes")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }
}
