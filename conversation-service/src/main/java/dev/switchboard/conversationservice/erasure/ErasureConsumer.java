package dev.switchboard.conversationservice.erasure;

import dev.switchboard.contracts.consent.ErasureRequested;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads who is to be erased; all else on the topic is passed over. */
@ApplicationScoped
class ErasureConsumer {

    private final EventConsumer<ErasureRequested> consumer;

    ErasureConsumer(EventConsumers consumers, ErasureIntake intake) {
        this.consumer = consumers.consumer("conversation-service.erasures", ErasureRequested.class, intake);
    }

    @Incoming("requested-erasures")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }
}
