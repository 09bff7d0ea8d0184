package dev.switchboard.simulator.handover;

import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.conversation.Chat;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Envelope;
import jakarta.inject.Singleton;

/** Hands chats over and tells it. Meta has published the names of the fields and not their nesting: this is our guess. */
@Singleton
public class Handovers {

    private final Envelope envelope;
    private final Deliveries deliveries;
    private final SimulatedClock clock;

    Handovers(Envelope envelope, Deliveries deliveries, SimulatedClock clock) {
        this.envelope = envelope;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Gives the chat to Meta's own agent, or back; tells it when something changes. */
    public void hand(Chat chat, BusinessNumber number, boolean toMetasAgent) {
        if (!chat.handOver(toMetasAgent)) {
            return;
        }
        var customer = chat.customer();
        deliveries.send(envelope.about(number, "messaging_handovers", value -> {
            envelope.addContact(value, number, customer, customer.visiblePhone(), true);
            value.putArray("messaging_handovers")
                    .addObject()
                    .put("recipient", customer.userId())
                    .put("action", toMetasAgent ? "pass" : "take")
                    .put("reason", toMetasAgent ? "APP_CONTROL_PASSED" : "APP_CONTROL_TAKEN")
                    .put("timestamp", Long.toString(clock.instant().getEpochSecond()));
        }));
    }
}
