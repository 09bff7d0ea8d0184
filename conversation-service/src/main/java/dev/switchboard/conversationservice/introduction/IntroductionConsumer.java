package dev.switchboard.conversationservice.introduction;

import dev.switchboard.contracts.consent.ContactIntroduced;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads whom consent-service introduces; all else on the topic is passed over. */
@ApplicationScoped
class IntroductionConsumer {

    private final EventConsumer<ContactIntroduced> consumer;

    IntroductionConsumer(EventConsumers consumers, IntroductionIntake intake) {
        this.consumer = consumers.consumer("conversation-service.introductions", ContactIntroduced.class, intake);
    }

    @Incoming("introduced-contacts")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records);
    }
}
