package dev.switchboard.simulator.phone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.account.BusinessNumbers;
import dev.switchboard.simulator.blocking.Blocks;
import dev.switchboard.simulator.calls.CallPermissions;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.InvalidControlInput;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.conversation.CustomerLine;
import dev.switchboard.simulator.conversation.Customers;
import dev.switchboard.simulator.conversation.Messages;
import dev.switchboard.simulator.conversation.Wamids;
import dev.switchboard.simulator.media.CustomersFiles;
import dev.switchboard.simulator.webhooks.Deliveries;
import dev.switchboard.simulator.webhooks.Envelope;
import dev.switchboard.simulator.webhooks.MetaJson;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes customers write: the message joins its thread, opens the window, and goes out as a webhook. */
@Singleton
class CustomerPhone {

    private final Customers customers;
    private final Messages messages;
    private final BusinessNumbers numbers;
    private final Envelope envelope;
    private final Deliveries deliveries;
    private final SimulatedClock clock;
    private final CustomersFiles files;
    private final Blocks blocks;
    private final CallPermissions permissions;

    CustomerPhone(
            Customers customers,
            Messages messages,
            BusinessNumbers numbers,
            Envelope envelope,
            Deliveries deliveries,
            SimulatedClock clock,
            CustomersFiles files,
            Blocks blocks,
            CallPermissions permissions) {
        this.customers = customers;
        this.messages = messages;
        this.numbers = numbers;
        this.envelope = envelope;
        this.deliveries = deliveries;
        this.clock = clock;
        this.files = files;
        this.blocks = blocks;
        this.permissions = permissions;
    }

    /** Writes as that customer; {@code id} is a phone's digits or a business-scoped id. Files are found at {@code base}. */
    CustomerLine write(String id, WrittenMessage written, URI base) {
        files.complete(written.content(), base);
        var line = join(id, written);
        var chat = line.chat();
        var customer = chat.customer();
        var field = chat.standby() ? "standby" : "messages";
        var number = number(chat.phoneNumberId());
        deliveries.send(envelope.about(number, field, value -> {
            if (!line.message().path("type").asText().equals("system")) {
                envelope.addContact(value, number, customer, customer.visiblePhone(), true);
            }
            value.putArray("messages").add(line.message());
        }));
        return line;
    }

    /** Puts the message into its thread without telling anybody. */
    CustomerLine join(String id, WrittenMessage written) {
        var number = numberOrFirst(written.phoneNumberId());
        var customer = customers.meetOrFind(id, written.userId());
        var name = written.name() == null ? customer.name() : written.name();
        if (blocks.hold(customer.chat(number.id()))) {
            throw new InvalidControlInput("the business has blocked this customer, who cannot write to it");
        }
        customer.introduce(name, written.username(), written.withoutPhone());

        var now = clock.instant();
        var at = written.timestamp() == null ? now : written.timestamp();
        var message = message(customer, written, at, number);
        var chat = customer.chat(number.id());
        permissions.hear(chat, message);
        var line = new CustomerLine(message.path("id").asText(), chat, at, message);
        chat.customerWrote(at, now);
        if (message.path("referral").path("source_type").asText().equals("ad")) {
            chat.cameFromAd(now);
        }
        messages.add(line);
        return line;
    }

    /** That number, or the first when none is named. */
    BusinessNumber numberOrFirst(@Nullable String phoneNumberId) {
        return phoneNumberId == null ? numbers.first() : number(phoneNumberId);
    }

    /** The number that a message or a question is about. */
    BusinessNumber number(String phoneNumberId) {
        return numbers.find(phoneNumberId)
                .orElseThrow(() -> new InvalidControlInput("phoneNumberId is none of the business's numbers"));
    }

    /** The item of a webhook. */
    static ObjectNode message(Customer customer, WrittenMessage written, Instant at, BusinessNumber number) {
        var message = MetaJson.object();
        var phone = customer.visiblePhone();
        if (written.userIdAsFrom()) {
            message.put("from", customer.userId());
        } else if (phone != null) {
            message.put("from", phone);
        }
        message.put("from_user_id", customer.userId())
                .put("id", Wamids.fromCustomer(phone == null ? customer.userId() : phone))
                .put("timestamp", Long.toString(at.getEpochSecond()))
                .setAll(written.content());
        if (message.get("context") instanceof ObjectNode context && context.has("id") && !context.has("from")) {
            context.put("from", number.displayPhoneNumber());
        }
        return message;
    }
}
