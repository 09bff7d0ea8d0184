package dev.switchboard.simulator.phone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.InvalidControlInput;
import dev.switchboard.simulator.conversation.Wamids;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Envelope;
import dev.switchboard.simulator.webhooks.MetaJson;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Makes webhooks of many items: entries, changes in them, items in those, the numbers taking turns. */
@Singleton
class Batches {

    private static final int MOST_BYTES = 3 * 1024 * 1024;
    private static final int PEOPLE = 50;

    private final CustomerPhone phone;
    private final List<BusinessNumber> numbers = new ArrayList<>();
    private final Envelope envelope;
    private final Deliveries deliveries;
    private final SimulatedClock clock;

    Batches(
            CustomerPhone phone,
            BusinessNumbers numbers,
            Envelope envelope,
            Deliveries deliveries,
            SimulatedClock clock) {
        this.phone = phone;
        numbers.all().forEach(this.numbers::add);
        this.envelope = envelope;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    BatchesResource.Sent send(Plan plan) {
        if ((long) plan.items() * (plan.characters() + 300) > MOST_BYTES) {
            throw new InvalidControlInput("that would be more than 3 MB: fewer items, or fewer characters");
        }
        var root = Envelope.root();
        var values = values(root, plan);
        var wamids = new ArrayList<String>();
        for (var item = 0; item < plan.items(); item++) {
            var place = item % values.size();
            if (plan.badItem() && item == plan.items() / 2) {
                values.get(place)
                        .withArray("messages")
                        .addObject()
                        .put("id", 17)
                        .put("type", true);
            }
            if (plan.statuses() && item % 2 == 1) {
                addStatus(values.get(place), item);
            } else {
                wamids.add(addMessage(values.get(place), numbers.get(place % numbers.size()), item, plan));
            }
        }
        var webhook = envelope.whole(root);
        return new BatchesResource.Sent(deliveries.send(webhook).id(), webhook.body().length, wamids);
    }

    private List<ObjectNode> values(ObjectNode root, Plan plan) {
        var values = new ArrayList<ObjectNode>();
        for (var at = 0; at < plan.entries(); at++) {
            var entry = envelope.entry(root);
            for (var change = 0; change < plan.changes(); change++) {
                var number = numbers.get(values.size() % numbers.size());
                values.add(envelope.addChange(entry, number, "messages", _ -> {}));
            }
        }
        return values;
    }

    private String addMessage(ObjectNode value, BusinessNumber number, int item, Plan plan) {
        var text = ("Message " + item + " ").repeat(plan.characters() / 9 + 1).substring(0, plan.characters());
        var content = MetaJson.object().put("type", "text");
        content.putObject("text").put("body", text);
        var written = new WrittenMessage(content, number.id(), null, null, null, false, false, null, null);
        var line = phone.join("1555800%04d".formatted(item % PEOPLE), written);
        if (item < PEOPLE * plan.entries()) {
            var customer = line.chat().customer();
            envelope.addContact(value, number, customer, customer.visiblePhone(), true);
        }
        value.withArray("messages").add(line.message());
        return line.wamid();
    }

    private void addStatus(ObjectNode value, int item) {
        var person = "1555800%04d".formatted(item % PEOPLE);
        value.withArray("statuses")
                .addObject()
                .put("id", Wamids.fromBusiness(person))
                .put("status", "delivered")
                .put("timestamp", Long.toString(clock.instant().getEpochSecond()))
                .put("recipient_id", person);
    }

    /** What is wanted; see {@link BatchesResource.Batch}. */
    record Plan(int items, int entries, int changes, int characters, boolean statuses, boolean badItem) {}
}
