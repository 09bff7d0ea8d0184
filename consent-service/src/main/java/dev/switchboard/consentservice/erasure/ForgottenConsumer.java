package dev.switchboard.consentservice.erasure;

import dev.switchboard.contracts.outbound.ContactForgotten;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Received;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears from services that they erased somebody. */
@ApplicationScoped
class ForgottenConsumer {

    private final Erasing erasing;
    private final DataSource database;
    private final InstantSource clock;
    private final EventConsumer<ContactForgotten> consumer;

    ForgottenConsumer(Erasing erasing, DataSource database, InstantSource clock, EventConsumers consumers) {
        this.erasing = erasing;
        this.database = database;
        this.clock = clock;
        this.consumer = consumers.consumer("consent-service.erasures", ContactForgotten.class, this::apply);
    }

    @Incoming("outbound-events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }

    private void apply(List<Received<ContactForgotten>> batch, Outbox outbox) throws SQLException {
        try (var connection = database.getConnection()) {
            for (var received : batch) {
                erasing.answered(connection, received.event(), clock.instant());
            }
        }
    }
}
