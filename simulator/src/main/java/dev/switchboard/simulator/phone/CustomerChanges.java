package dev.switchboard.simulator.phone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.conversation.Customers;
import dev.switchboard.simulator.conversation.Wamids;
import dev.switchboard.simulator.handover.Handovers;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Envelope;
import dev.switchboard.simulator.webhooks.MetaJson;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Changes customers and their chats, each told as Meta tells it. */
@ApplicationScoped
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

    /** The system message comes from the old identity and names the new one; there is no contact beside it. */
    Customer identify(
            String id, @Nullable String newPhone, @Nullable String newUserId, @Nullable String phoneNumberId) {
        var number = phone.numberOrFirst(phoneNumberId);
        var old = customers.meetOrFind(id, null);
        var oldPhone = old.visiblePhone();
        var oldUserId = old.userId();
        var renewed = newPhone == null
                ? customers.meetOrFind(id, newUserId)
                : customers.changePhone(old, newPhone, newUserId);

        var message = message(oldPhone, oldUserId).put("type", "system");
        var system = message.putObject("system");
        if (newPhone == null) {
            system.put("type", "user_changed_user_id").put("body", "User changed the user ID");
        } else {
            system.put("type", "user_changed_number")
                    .put("body", "User " + old.name() + " changed from " + oldPhone + " to " + newPhone)
                    .put("wa_id", newPhone);
        }
        system.put("user_id", renewed.userId()).put("previous_user_id", oldUserId);
        deliveries.send(
                envelope.messages(number, value -> value.putArray("messages").add(message)));
        return renewed;
    }

    void preferMarketing(String id, String preference, @Nullable String phoneNumberId) {
        var number = phone.numberOrFirst(phoneNumberId);
        var customer = customers.meetOrFind(id, null);
        customer.stopMarketing(preference.equals("stop"));
        var waId = customer.visiblePhone();
        deliveries.send(envelope.about(number, "user_preferences", value -> {
            Envelope.addContact(value, customer, waId, true);
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
                Envelope.addContact(value, customer, customer.visiblePhone(), true);
            }
            value.putArray("message_echoes").add(echo);
        }));
        return wamid;
    }

    void standBy(String id, boolean active, @Nullable String phoneNumberId) {
        BusinessNumber number = phone.numberOrFirst(phoneNumberId);
        handovers.hand(customers.meetOrFind(id, null).chat(number.id()), number, active);
    }

    private ObjectNode message(@Nullable String waId, String userId) {
        var message = MetaJson.object();
        if (waId != null) {
            message.put("from", waId);
        }
        return message.put("from_user_id", userId)
                .put("id", Wamids.fromCustomer(waId == null ? userId : waId))
                .put("timestamp", Long.toString(clock.instant().getEpochSecond()));
    }
}
