package dev.switchboard.simulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.conversation.Chat;
import dev.switchboard.simulator.door.GraphError;
import dev.switchboard.simulator.door.GraphRefusal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;

/** Whom the business may ring: who said so within seven days, or for good, and did not miss four calls in a row. */
@Singleton
public class CallPermissions {

    static final int REQUESTS_A_DAY = 1;
    static final int REQUESTS_A_WEEK = 2;
    static final int CALLS_A_DAY = 100;

    private final SimulatedClock clock;
    private final ConcurrentMap<String, Permission> byPair = new ConcurrentHashMap<>();

    CallPermissions(SimulatedClock clock) {
        this.clock = clock;
    }

    /** The business asks by message; refused when it asks too often, or need not. */
    public void ask(Chat chat) {
        var now = clock.instant();
        var permission = of(chat);
        if (permission.permanent()) {
            throw new GraphRefusal(GraphError.coded(
                    400, 138017, "Permanent permission already exists", "The user allows calls for good."));
        }
        if (permission.requestsWithin(Permission.DAY, now) >= REQUESTS_A_DAY
                || permission.requestsWithin(Permission.TEMPORARY, now) >= REQUESTS_A_WEEK) {
            throw new GraphRefusal(GraphError.coded(
                    400,
                    138009,
                    "Call permission request limit reached",
                    "One request in 24 hours and two in 7 days can be sent to a user."));
        }
        change(chat, known -> known.asked(now));
    }

    /** The customer wrote: if that answers such a question, it counts. An answer without an end gets one. */
    public void hear(Chat chat, ObjectNode message) {
        if (!(message.at("/interactive/call_permission_reply") instanceof ObjectNode reply)) {
            return;
        }
        if (!reply.path("response").asText().equals("accept")) {
            change(chat, Permission::revoked);
            return;
        }
        var permanent = reply.path("is_permanent").asBoolean();
        var end = reply.has("expiration_timestamp")
                ? Instant.ofEpochSecond(reply.path("expiration_timestamp").asLong())
                : clock.instant().plus(Permission.TEMPORARY);
        if (!permanent) {
            reply.put("expiration_timestamp", end.getEpochSecond());
        }
        change(chat, known -> known.granted(permanent, end));
    }

    Permission of(Chat chat) {
        return byPair.getOrDefault(key(chat), Permission.none());
    }

    void change(Chat chat, UnaryOperator<Permission> change) {
        byPair.compute(key(chat), (_, known) -> change.apply(known == null ? Permission.none() : known));
    }

    private static String key(Chat chat) {
        return chat.phoneNumberId() + " " + chat.customer().userId();
    }

    void forget(@Observes Reset reset) {
        byPair.clear();
    }
}
