package dev.switchboard.simulator.phone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.conversation.Customers;
import dev.switchboard.simulator.conversation.Wamids;
import dev.switchboard.simulator.phone.CustomerChangesResource.ChangedKey;
import dev.switchboard.simulator.settings.NumberSettings;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Envelope;
import dev.switchboard.simulator.webhooks.MetaJson;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Changes who customers are, told by system messages as Meta tells it. */
@Singleton
class IdentityChanges {

    private final Customers customers;
    private final CustomerPhone phone;
    private final BusinessNumbers numbers;
    private final NumberSettings settings;
    private final Envelope envelope;
    private final Deliveries deliveries;
    private final SimulatedClock clock;

    IdentityChanges(
            Customers customers,
            CustomerPhone phone,
            BusinessNumbers numbers,
            NumberSettings settings,
            Envelope envelope,
            Deliveries deliveries,
            SimulatedClock clock) {
        this.customers = customers;
        this.phone = phone;
        this.numbers = numbers;
        this.settings = settings;
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

    /** The customer has another phone in the hand, or the old one was set up anew: told where somebody looks at it. */
    ChangedKey changeKey(String id) {
        var customer = customers.meetOrFind(id, null);
        customer.changeIdentityKey();
        var told = new ArrayList<String>();
        for (var number : numbers.all()) {
            if (settings.identityChecked(number.id())) {
                var message =
                        message(customer.visiblePhone(), customer.userId()).put("type", "system");
                message.putObject("system")
                        .put("type", "customer_identity_changed")
                        .put("body", "The identity of " + customer.name() + " changed")
                        .putObject("identity")
                        .put("acknowledged", false)
                        .put("created_timestamp", clock.instant().getEpochSecond())
                        .put("hash", customer.identityKey());
                deliveries.send(envelope.messages(
                        number, value -> value.putArray("messages").add(message)));
                told.add(number.id());
            }
        }
        return new ChangedKey(customer.identityKey(), told);
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
