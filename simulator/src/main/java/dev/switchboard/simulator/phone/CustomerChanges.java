package dev.switchboard.simulator.phone;

import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.conversation.Customers;
import dev.switchboard.simulator.conversation.Wamids;
import dev.switchboard.simulator.handover.Handovers;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Envelope;
import dev.switchboard.simulator.webhooks.MetaJson;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Changes customers and their chats, each told as Meta tells it. */
@Singleton
class CustomerChanges {

    private final Customers customers;
    private final CustomerPhone phone;
    private final Handovers handovers;
    private final Envelope envelope;
    private final Deliveries deliveries;
    private final SimulatedClock clock;

    CustomerChanges(
            Customers customers,
            CustomerPhone phone,
            Handovers handovers,
            Envelope envelope,
            Deliveries deliveries,
            SimulatedClock clock) {
        this.customers = customers;
        this.phone = phone;
        this.handovers = handovers;
        this.envelope = envelope;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** What businesses together may send is used up, or not any more. Meta tells nobody. */
    void capMarketing(String id, boolean capped) {
        customers.meetOrFind(id, null).capMarketing(capped);
    }

    void preferMarketing(String id, String preference, @Nullable String phoneNumberId) {
        var number = phone.numberOrFirst(phoneNumberId);
        var customer = customers.meetOrFind(id, null);
        customer.stopMarketing(preference.equals("stop"));
        var waId = customer.visiblePhone();
        deliveries.send(envelope.about(number, "user_preferences", value -> {
            envelope.addContact(value, number, customer, waId, true);
            var told = value.putArray("user_preferences").addObject();
            if (waId != null) {
                told.put("wa_id", waId);
            }
            told.put("user_id", customer.userId())
                    .put("detail", "User requested to " + preference + " marketing messages")
                    .put("category", "marketing_messages")
                    .put("value", preference)
                    .put("timestamp", clock.instant().getEpochSecond());
        }));
    }

    /** Answers the wamid. What is written elsewhere opens no window and is not ours to count. */
    String echo(String id, WrittenMessage written) {
        var number = phone.numberOrFirst(written.phoneNumberId());
        var customer = customers.meetOrFind(id, null);
        var standby = customer.chat(number.id()).standby();
        var echo = MetaJson.object().put("from", number.displayPhoneNumber());
        if (customer.visiblePhone() != null) {
            echo.put("to", customer.visiblePhone());
        }
        var wamid = Wamids.fromBusiness(customer.id());
        echo.put("to_user_id", customer.userId())
                .put("id", wamid)
                .put("timestamp", Long.toString(clock.instant().getEpochSecond()))
                .setAll(written.content());
        deliveries.send(envelope.about(number, standby ? "standby" : "smb_message_echoes", value -> {
            if (standby) {
                envelope.addContact(value, number, customer, customer.visiblePhone(), true);
            }
            value.putArray("message_echoes").add(echo);
        }));
        return wamid;
    }

    void standBy(String id, boolean active, @Nullable String phoneNumberId) {
        BusinessNumber number = phone.numberOrFirst(phoneNumberId);
        handovers.hand(customers.meetOrFind(id, null).chat(number.id()), number, active);
    }
}
