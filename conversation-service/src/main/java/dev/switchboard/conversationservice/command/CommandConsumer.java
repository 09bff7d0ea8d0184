package dev.switchboard.conversationservice.command;

import dev.switchboard.contracts.outbound.OutboundCommand;
import dev.switchboard.messaging.EventConsumer;
import dev.switchboard.messaging.EventConsumers;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads both lanes of commands, each as a group of its own: a campaign never stands before what somebody waits for. */
@ApplicationScoped
class CommandConsumer {

    private final EventConsumer<OutboundCommand> live;
    private final EventConsumer<OutboundCommand> bulk;

    CommandConsumer(EventConsumers consumers, CommandIntake intake) {
        this.live = consumers.consumer("conversation-service.live-commands", OutboundCommand.class, intake);
        this.bulk = consumers.consumer("conversation-service.bulk-commands", OutboundCommand.class, intake);
    }

    @Incoming("live-commands")
    @Blocking
    void consumeLive(ConsumerRecords<String, byte[]> records) {
        live.consume(records);
    }

    @Incoming("bulk-commands")
    @Blocking
    void consumeBulk(ConsumerRecords<String, byte[]> records) {
        bulk.consume(records);
    }
}
