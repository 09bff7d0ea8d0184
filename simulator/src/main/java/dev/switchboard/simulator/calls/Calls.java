package dev.switchboard.simulator.calls;

import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.calls.Call.Direction;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.conversation.Chat;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The calls under way and the latest ones before. What nobody takes rings for a while, and is over. */
@Singleton
class Calls {

    private static final int KEPT = 1_000;

    private final CallWebhooks webhooks;
    private final CallPermissions permissions;
    private final SimulatedClock clock;
    private final Vertx vertx;
    private final Duration ringing;
    private final ConcurrentMap<String, Call> byId = new ConcurrentHashMap<>();
    private final Queue<Call> eldestFirst = new ConcurrentLinkedQueue<>();

    Calls(
            CallWebhooks webhooks,
            CallPermissions permissions,
            SimulatedClock clock,
            Vertx vertx,
            SimulatorConfig config) {
        this.webhooks = webhooks;
        this.permissions = permissions;
        this.clock = clock;
        this.vertx = vertx;
        this.ringing = config.callRinging();
    }

    /** Somebody rings. */
    Call begin(Chat chat, Direction direction, @Nullable String callbackData) {
        var id = "wacid." + UUID.randomUUID().toString().replace("-", "");
        var call = new Call(id, chat, direction, clock.instant(), callbackData);
        byId.put(id, call);
        eldestFirst.add(call);
        if (byId.size() > KEPT) {
            Optional.ofNullable(eldestFirst.poll()).ifPresent(eldest -> byId.remove(eldest.id()));
        }
        vertx.setTimer(ringing.toMillis(), _ -> giveUp(call));
        return call;
    }

    Optional<Call> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Call> all() {
        return List.copyOf(eldestFirst);
    }

    /** Whether those two speak, or are about to. */
    boolean busy(Chat chat) {
        return eldestFirst.stream().anyMatch(call -> call.chat() == chat && call.underWay());
    }

    /** Ends it, and tells. */
    void end(Call call) {
        if (!call.end()) {
            return;
        }
        if (call.direction() == Direction.BUSINESS_INITIATED && call.acceptedAt() == null) {
            permissions.change(call.chat(), Permission::missed);
        }
        webhooks.terminated(call);
    }

    private void giveUp(Call call) {
        if (call.acceptedAt() == null && byId.containsKey(call.id())) {
            end(call);
        }
    }

    void forget(@Observes Reset reset) {
        byId.clear();
        eldestFirst.clear();
    }
}
