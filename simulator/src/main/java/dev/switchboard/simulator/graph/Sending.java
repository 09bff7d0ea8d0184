package dev.switchboard.simulator.graph;

import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.account.SimulatorConfig.WindowCheck;
import dev.switchboard.simulator.calls.CallPermissions;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.conversation.AcceptedMessage;
import dev.switchboard.simulator.conversation.AcceptedMessage.Address;
import dev.switchboard.simulator.conversation.Chat;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.conversation.Customers;
import dev.switchboard.simulator.conversation.Messages;
import dev.switchboard.simulator.conversation.Wamids;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.graph.content.MessageType;
import dev.switchboard.simulator.history.MessageHistory;
import dev.switchboard.simulator.limits.AccountGate;
import dev.switchboard.simulator.limits.Limits;
import dev.switchboard.simulator.limits.Prices;
import dev.switchboard.simulator.statuses.StatusError;
import dev.switchboard.simulator.templates.Template;
import dev.switchboard.simulator.templates.TemplateRules;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Takes well-formed messages: what Meta looks at before it accepts, the wamid, the thread, and then the statuses. */
@Singleton
class Sending {

    private final Customers customers;
    private final Messages messages;
    private final AccountGate gate;
    private final Limits limits;
    private final TemplateRules templates;
    private final Outcomes outcomes;
    private final Prices prices;
    private final MessageHistory history;
    private final CallPermissions permissions;
    private final SimulatedClock clock;
    private final WindowCheck windowCheck;

    Sending(
            Customers customers,
            Messages messages,
            AccountGate gate,
            Limits limits,
            TemplateRules templates,
            Outcomes outcomes,
            Prices prices,
            MessageHistory history,
            CallPermissions permissions,
            SimulatedClock clock,
            SimulatorConfig config) {
        this.customers = customers;
        this.messages = messages;
        this.gate = gate;
        this.limits = limits;
        this.templates = templates;
        this.outcomes = outcomes;
        this.prices = prices;
        this.history = history;
        this.permissions = permissions;
        this.clock = clock;
        this.windowCheck = config.windowCheck();
    }

    /** WhatsApp's id for dialled digits. */
    String waId(String dialled) {
        return customers.waId(dialled);
    }

    /** Accepts the message; {@code told} makes it fail afterwards. Each call makes a new one, as with Meta. */
    SendAnswer accept(BusinessNumber from, SendRequest request, byte[] body, @Nullable StatusError told) {
        var chat = recipient(request.address()).chat(from.id());
        gate.check(chat, request.address());
        checkIdentity(request, chat.customer());
        var template = template(request);
        var closed = closed(request.type(), chat);
        if (closed && windowCheck == WindowCheck.SYNC) {
            throw new GraphRefusal(GraphError.windowClosed());
        }
        if (asksToCall(request)) {
            permissions.ask(chat);
        }
        limits.take(chat);

        var now = clock.instant();
        var failure =
                told != null ? told : closed ? StatusError.WINDOW_CLOSED : outcomes.failure(request, chat, template);
        var message = new AcceptedMessage(
                Wamids.fromBusiness(wamidHolder(request.address(), chat.customer())),
                chat,
                request.address(),
                request.type().wireName(),
                body,
                request.callbackData(),
                request.identityKey(),
                prices.of(chat, priced(request, template), now),
                now);
        messages.add(message);
        history.accepted(from.id(), message.wamid(), now);
        outcomes.follow(from, request, message, template, failure);
        return SendAnswer.to(message, template != null && template.holding());
    }

    /** The business spoke with somebody whose phone was another: it has to make sure first. */
    private static void checkIdentity(SendRequest request, Customer customer) {
        if (request.identityKey() != null && !request.identityKey().equals(customer.identityKey())) {
            throw new GraphRefusal(GraphError.coded(
                    400,
                    137000,
                    "Recipient identity key hash mismatch",
                    "The recipient_identity_key_hash is not that of the recipient now."));
        }
    }

    private static @Nullable String priced(SendRequest request, @Nullable Template template) {
        if (template == null) {
            return null;
        }
        return request.lite() ? "MARKETING_LITE" : template.category();
    }

    private static boolean asksToCall(SendRequest request) {
        return request.type() == MessageType.INTERACTIVE
                && request.content().path("type").asText().equals("call_permission_request");
    }

    private @Nullable Template template(SendRequest request) {
        if (request.type() != MessageType.TEMPLATE) {
            return null;
        }
        var template = templates.check(request.content(), request.address().phone() == null);
        if (request.lite() && !template.category().equals("MARKETING")) {
            throw new GraphRefusal(SendRequest.onlyMarketing());
        }
        return template;
    }

    private boolean closed(MessageType type, Chat chat) {
        return windowCheck != WindowCheck.OFF && type.needsOpenWindow() && !chat.windowOpen(clock.instant());
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
