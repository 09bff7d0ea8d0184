package dev.switchboard.outboundsender.erasure;

import dev.switchboard.contracts.conversation.ContactErased;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of contacts that were erased. */
@ApplicationScoped
class ErasureConsumer {

    private final Forgetting forgetting;
    private final EventConsumer<ContactErased> consumer;

    ErasureConsumer(Forgetting forgetting, EventConsumers consumers) {
        this.forgetting = forgetting;
        this.consumer = consumers.consumer("outbound-sender.erasures", ContactErased.class, this::apply);
    }

    @Incoming("contact-erasures")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }

    private void apply(List<Received<ContactErased>> batch, Outbox outbox) throws SQLException {
        for (var received : batch) {
            forgetting.forget(received.event(), outbox);
        }
    }
}
