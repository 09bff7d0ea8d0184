package dev.switchboard.simulator.calls;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.simulator.account.BusinessNumber;
import dev.switchboard.simulator.calls.Call.Direction;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.conversation.Customer;
import dev.switchboard.simulator.conversation.Customers;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import dev.switchboard.simulator.door.Params;
import dev.switchboard.simulator.settings.NumberSettings;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the business does on the telephone. */
@Singleton
class BusinessCalls {

    private static final List<String> ACTIONS = List.of("connect", "pre_accept", "accept", "reject", "terminate");
    private static final Pattern NO_DIGITS = Pattern.compile("\\D");

    private final Calls calls;
    private final CallPermissions permissions;
    private final CallWebhooks webhooks;
    private final Customers customers;
    private final NumberSettings settings;
    private final SimulatedClock clock;

    BusinessCalls(
            Calls calls,
            CallPermissions permissions,
            CallWebhooks webhooks,
            Customers customers,
            NumberSettings settings,
            SimulatedClock clock) {
        this.calls = calls;
        this.permissions = permissions;
        this.webhooks = webhooks;
        this.customers = customers;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does what the call asks for; answers the new call when it rings somebody, else null. */
    @Nullable
    Call act(BusinessNumber number, JsonNode given) {
        if (!given.path("messaging_product").asText().equals("whatsapp")) {
            throw new GraphRefusal(GraphError.coded(400, 100, "The parameter messaging_product is required.", null));
        }
        if (!settings.callingEnabled(number.id())) {
            throw refusal(401, 138000, "Calling not enabled", "Calling is not enabled for this phone number.");
        }
        var action = Params.oneOf(given, "action", "action", ACTIONS);
        if (action.equals("connect")) {
            return ring(number, given);
        }
        var call = calls.find(Params.text(given, "call_id", "call_id"))
                .filter(Call::underWay)
                .filter(known -> known.chat().phoneNumberId().equals(number.id()))
                .orElseThrow(() -> new GraphRefusal(GraphError.badValue("call_id is not a call under way.")));
        switch (action) {
            case "pre_accept" -> {
                answering(call, given);
                call.preAccept();
            }
            case "accept" -> {
                answering(call, given);
                call.accept(clock.instant());
            }
            default -> calls.end(call);
        }
        return null;
    }

    /** Who {@code to} or {@code recipient} is. */
    Customer callee(String to, String recipient) {
        if (!to.isEmpty()) {
            return customers.withPhone(customers.waId(NO_DIGITS.matcher(to).replaceAll("")));
        }
        return customers.withUserId(recipient).orElseThrow(() -> new GraphRefusal(GraphError.missing("to")));
    }

    private Call ring(BusinessNumber number, JsonNode given) {
        session(given, "offer");
        var chat = callee(given.path("to").asText(), given.path("recipient").asText())
                .chat(number.id());
        var now = clock.instant();
        var permission = permissions.of(chat);
        if (!permission.allows(now)) {
            throw refusal(401, 138006, "No approved call permission", "The user has not allowed calls.");
        }
        if (calls.busy(chat)) {
            throw refusal(400, 138003, "Duplicate call", "A call with this user is under way.");
        }
        if (permission.connectedToday(now) >= CallPermissions.CALLS_A_DAY) {
            throw refusal(400, 138012, "Business-initiated call limit reached", "100 calls in 24 hours are connected.");
        }
        var call = calls.begin(
                chat,
                Direction.BUSINESS_INITIATED,
                given.path("biz_opaque_callback_data").textValue());
        webhooks.status(call, "RINGING");
        return call;
    }

    /** Only what a customer began can be taken, with a session that answers theirs. */
    private static void answering(Call call, JsonNode given) {
        if (call.direction() != Direction.USER_INITIATED) {
            throw new GraphRefusal(GraphError.badValue("call_id is a call that the business began."));
        }
        session(given, "answer");
    }

    private static void session(JsonNode given, String type) {
        var session = Params.object(given, "session", "session");
        Params.oneOf(session, "session.sdp_type", "sdp_type", List.of(type));
        Params.text(session, "session.sdp", "sdp");
    }

    private static GraphRefusal refusal(int status, int code, String title, String details) {
        return new GraphRefusal(GraphError.coded(status, code, title, details));
    }
}
