package dev.switchboard.outboundsender.consent;

import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import dev.switchboard.messaging.Received;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what people agreed to as consent-service tells it, and who they are. */
@ApplicationScoped
class ConsentConsumer {

    private final EventConsumer<ConsentState> consumer;

    ConsentConsumer(Consents consents, ContactAddresses addresses, EventConsumers consumers) {
        this.consumer = consumers.consumer("outbound-sender.consents", ConsentState.class, (batch, _) -> {
            var states = batch.stream().map(Received::event).toList();
            consents.keep(states);
            addresses.keepOf(states);
        });
    }

    @Incoming("consent-states")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }
}
