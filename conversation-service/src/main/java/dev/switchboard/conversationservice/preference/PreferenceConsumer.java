package dev.switchboard.conversationservice.preference;

import dev.switchboard.contracts.whatsapp.MarketingPreferenceChanged;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads marketing stops and resumes. */
@ApplicationScoped
class PreferenceConsumer {

    private final EventConsumer<MarketingPreferenceChanged> consumer;

    PreferenceConsumer(EventConsumers consumers, PreferenceIntake intake) {
        this.consumer =
                consumers.consumer("conversation-service.preferences", MarketingPreferenceChanged.class, intake);
    }

    @Incoming("marketing-preferences")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }
}
