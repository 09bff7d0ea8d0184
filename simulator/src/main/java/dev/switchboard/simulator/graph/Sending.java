package dev.switchboard.simulator.graph;

import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.account.SimulatorConfig.WindowCheck;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.conversation.AcceptedMessage;
import dev.switchboard.simulator.conversation.AcceptedMessage.Address;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.conversation.Customers;
import dev.switchboard.simulator.conversation.Messages;
import dev.switchboard.simulator.conversation.Wamids;
import dev.switchboard.simulator.statuses.StatusError;
import dev.switchboard.simulator.statuses.StatusPlayer;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes well-formed messages: the 24-hour window, the wamid, the thread, and then the statuses. */
@ApplicationScoped
class Sending {

    private final Customers customers;
    private final Messages messages;
    private final StatusPlayer statuses;
    private final SimulatedClock clock;
    private final WindowCheck windowCheck;

    Sending(
            Customers customers,
            Messages messages,
            StatusPlayer statuses,
            SimulatedClock clock,
            SimulatorConfig config) {
        this.customers = customers;
        this.messages = messages;
        this.statuses = statuses;
        this.clock = clock;
        this.windowCheck = config.windowCheck();
    }

    /** Accepts the message. Each call makes a new one, as with Meta. */
    AcceptedMessage accept(BusinessNumber from, SendRequest request, byte[] body, boolean failLater) {
        var chat = recipient(request.address()).chat(from.id());
        var now = clock.instant();
        var refused = windowCheck != WindowCheck.OFF && request.type().needsOpenWindow() && !chat.windowOpen(now);
        if (refused && windowCheck == WindowCheck.SYNC) {
            throw new GraphRefusal(windowClosed());
        }
        var message = new AcceptedMessage(
                Wamids.fromBusiness(wamidHolder(request.address(), chat.customer())),
                chat,
                request.address(),
                request.typeName(),
                body,
                request.callbackData(),
                now);
        messages.add(message);
        if (refused || failLater) {
            statuses.fail(from, message, StatusError.WINDOW_CLOSED);
        } else {
            statuses.play(from, message);
        }
        return message;
    }

    static GraphError windowClosed() {
        var error = StatusError.WINDOW_CLOSED;
        return GraphError.coded(400, error.code(), error.title(), error.details());
    }

    private Customer recipient(Address address) {
        if (address.phone() != null) {
            return customers.withPhone(address.phone());
        }
        var userId = String.valueOf(address.userId());
        return customers
                .withUserId(userId)
                .orElseThrow(() ->
                        new GraphRefusal(GraphError.badValue("recipient is not a user of this business portfolio.")));
    }

    /** A hidden phone is not given away by the id. */
    private static String wamidHolder(Address address, Customer customer) {
        return address.phone() == null ? customer.userId() : address.phone();
    }
}
