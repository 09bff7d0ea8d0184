package dev.switchboard.simulator.webhooks;

import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.clock.TimeMoved;
import dev.switchboard.simulator.control.InvalidControlInput;
import dev.switchboard.simulator.control.Reset;
import dev.switchboard.simulator.webhooks.Delivery.Attempt;
import dev.switchboard.simulator.webhooks.Delivery.State;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends webhooks. Each goes out at once, beside the others; anything but 200 makes the identical bytes go again after
 * the configured delays, or sooner when simulated time is moved past them. What came back is remembered for the latest ones.
 */
@Startup // its meters are there before the first webhook
@Singleton
public class Deliveries {

    private static final Logger LOGGER = Logger.getLogger(Deliveries.class);

    private final Callback callback;
    private final Subscriptions subscriptions;
    private final WebhookSignature signature;
    private final List<Duration> retryDelays;
    private final int kept;
    private final int pendingLimit;
    private final SimulatedClock clock;
    private final MeterRegistry meters;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();

    private final Deque<Delivery> recent = new ConcurrentLinkedDeque<>();
    private final AtomicInteger recentCount = new AtomicInteger();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicLong lastId = new AtomicLong();
    private final AtomicLong era = new AtomicLong();

    Deliveries(
            Callback callback,
            Subscriptions subscriptions,
            SimulatorConfig config,
            SimulatedClock clock,
            MeterRegistry meters) {
        this.callback = callback;
        this.subscriptions = subscriptions;
        this.signature = new WebhookSignature(config.appSecret());
        this.retryDelays = List.copyOf(config.retryDelays());
        this.kept = config.keptDeliveries();
        this.pendingLimit = config.pendingDeliveries();
        this.clock = clock;
        this.meters = meters;
        meters.gauge("switchboard.simulator.webhooks.pending", pending);
    }

    /** Sends it to the address that is meant for it, or to nobody when the app is not subscribed. Does not wait. */
    public Delivery send(Notification notification) {
        return send(notification.body(), subscriptions.addressOf(notification));
    }

    /** Sends the bytes of one of the latest webhooks once more. */
    Delivery again(long id) {
        var known = recent.stream()
                .filter(delivery -> delivery.id() == id && delivery.bodyBytes() == delivery.shownBody().length)
                .findFirst()
                .orElseThrow(() -> new InvalidControlInput("that webhook is not remembered whole"));
        return send(known.shownBody(), known.address());
    }

    private Delivery send(byte[] body, URI address) {
        var delivery = new Delivery(lastId.incrementAndGet(), Instant.now(), address, signature.of(body), body);
        remember(delivery);
        if (!subscriptions.subscribed()) {
            delivery.withhold();
            return delivery;
        }
        pending.incrementAndGet();
        attempt(delivery, body, 0, era.get());
        return delivery;
    }

    /** The latest ones, newest last. */
    List<Delivery> recent() {
        return List.copyOf(recent);
    }

    private void attempt(Delivery delivery, byte[] body, int retries, long startedIn) {
        var at = Instant.now();
        var start = System.nanoTime();
        BiConsumer<@Nullable Integer, String> answered = (status, answer) -> {
            var took = Duration.ofNanos(System.nanoTime() - start);
            settle(delivery, body, retries, startedIn, new Attempt(at, took, status, answer));
        };
        callback.post(delivery.address(), body, delivery.signature(), answered);
    }

    private void settle(Delivery delivery, byte[] body, int retries, long startedIn, Attempt attempt) {
        var status = attempt.status();
        meters.counter("switchboard.simulator.webhooks", "outcome", status == null ? "none" : status.toString())
                .increment();
        if (status != null && status == 200) {
            delivery.record(attempt, State.DELIVERED);
            pending.decrementAndGet();
        } else if (retries < retryDelays.size() && pending.get() <= pendingLimit && startedIn == era.get()) {
            delivery.record(attempt, State.RETRYING);
            later(retryDelays.get(retries), () -> retry(delivery, body, retries + 1, startedIn));
        } else {
            delivery.record(attempt, State.GIVEN_UP);
            pending.decrementAndGet();
            LOGGER.debugf("webhook given up attempts=%d", retries + 1);
        }
    }

    private void later(Duration delay, Runnable deed) {
        var next = new Waiting(clock.instant().plus(delay), deed);
        waiting.add(next);
        callback.after(delay, () -> go(next));
    }

    private void go(Waiting due) {
        if (waiting.remove(due)) {
            due.deed().run();
        }
    }

    void hurry(@Observes TimeMoved moved) {
        var now = clock.instant();
        waiting.stream().filter(next -> !next.dueAt().isAfter(now)).toList().forEach(this::go);
    }

    private void retry(Delivery delivery, byte[] body, int retries, long startedIn) {
        if (startedIn == era.get()) {
            attempt(delivery, body, retries, startedIn);
        } else {
            pending.decrementAndGet();
        }
    }

    private void remember(Delivery delivery) {
        recent.addLast(delivery);
        if (recentCount.incrementAndGet() > kept && recent.pollFirst() != null) {
            recentCount.decrementAndGet();
        }
    }

    void forget(@Observes Reset reset) {
        era.incrementAndGet();
        recent.clear();
        recentCount.set(0);
        List.copyOf(waiting).forEach(this::go); // finds that it is of another era
    }

    /** A retry, and the simulated moment from which it is due. */
    private record Waiting(Instant dueAt, Runnable deed) {}
}
