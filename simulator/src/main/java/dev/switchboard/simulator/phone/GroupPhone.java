package dev.switchboard.simulator.phone;

import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.InvalidControlInput;
import dev.switchboard.simulator.conversation.Customers;
import dev.switchboard.simulator.groups.Groups;
import dev.switchboard.simulator.media.CustomersFiles;
import dev.switchboard.simulator.phone.CustomersResource.Written;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Envelope;
import jakarta.inject.Singleton;
import java.net.URI;

/** Makes customers write in groups: it joins no thread of theirs, and opens no window. */
@Singleton
class GroupPhone {

    private final Groups groups;
    private final Customers customers;
    private final BusinessNumbers numbers;
    private final CustomersFiles files;
    private final Envelope envelope;
    private final Deliveries deliveries;
    private final SimulatedClock clock;

    GroupPhone(
            Groups groups,
            Customers customers,
            BusinessNumbers numbers,
            CustomersFiles files,
            Envelope envelope,
            Deliveries deliveries,
            SimulatedClock clock) {
        this.groups = groups;
        this.customers = customers;
        this.numbers = numbers;
        this.files = files;
        this.envelope = envelope;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Writes as that customer in that group. */
    Written write(String id, String groupId, WrittenMessage written, URI base) {
        var group = groups.find(groupId)
                .orElseThrow(() -> new InvalidControlInput("groupId is none of the business's groups"));
        var customer = customers
                .find(id)
                .filter(group::holds)
                .orElseThrow(() -> new InvalidControlInput("that customer is not in the group"));
        files.complete(written.content(), base);
        var number = numbers.find(group.phoneNumberId()).orElseThrow();
        var at = written.timestamp() == null ? clock.instant() : written.timestamp();
        var message = CustomerPhone.message(customer, written, at, number).put("group_id", group.id());
        deliveries.send(envelope.messages(number, value -> {
            envelope.addContact(value, number, customer, customer.visiblePhone(), true);
            value.putArray("messages").add(message);
        }));
        return new Written(message.path("id").asText(), number.id(), customer.userId(), at);
    }
}
