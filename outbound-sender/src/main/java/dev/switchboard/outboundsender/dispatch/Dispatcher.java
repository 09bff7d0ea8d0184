package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.outboundsender.attempt.Lane;
import dev.switchboard.outboundsender.graphapi.GraphApi;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Moves messages from the waiting line to Meta: one thread claims, and every call has a virtual thread of its own, at most
 * {@link DispatchConfig#concurrentCalls()} at a time. Claims only what it can call at once, so that leases are short.
 */
@ApplicationScoped
public class Dispatcher {

    private static final Logger LOGGER = Logger.getLogger(Dispatcher.class);
    private static final int CLAIMED_AT_ONCE = 100;
    private static final int LONGEST_BREATHER_MS = 20;

    private final Claims claims;
    private final Caller caller;
    private final GraphApi graphApi;
    private final DispatchConfig config;
    private final OutboundMeters meters;
    private final Semaphore free;
    private final AtomicInteger bulkCalls = new AtomicInteger();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running = true;
    private @Nullable Thread loop;

    Dispatcher(Claims claims, Caller caller, GraphApi graphApi, DispatchConfig config, OutboundMeters meters) {
        this.claims = claims;
        this.caller = caller;
        this.graphApi = graphApi;
        this.config = config;
        this.meters = meters;
        this.free = new Semaphore(config.concurrentCalls());
    }

    /** Says that there may be something to send, now that it is committed. Returns at once. */
    public void wake() {
        news.release();
    }

    void start(@Observes StartupEvent event) {
        loop = Thread.ofPlatform().name("dispatcher").start(this::dispatch);
    }

    /** Claims nothing more and lets running calls end; what does not end in time is settled later, by lease. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        var thread = loop;
        if (thread != null) {
            thread.join(config.leaseMargin());
        }
        var ended = free.tryAcquire(
                config.concurrentCalls(),
                graphApi.timeout().plus(config.leaseMargin()).toMillis(),
                TimeUnit.MILLISECONDS);
        if (!ended) {
            LOGGER.warn("stopped with calls under way, their leases will expire");
        }
    }

    private void dispatch() {
        while (running) {
            try {
                var pause = round();
                if (!pause.isZero() && news.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    news.drainPermits();
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /** Claims once and starts the calls. Answers how long to rest unless there is news. */
    private Duration round() throws InterruptedException {
        free.acquire();
        var permits = 1 + takeMore();
        var started = 0;
        try {
            var lease = graphApi.timeout().plus(config.leaseMargin());
            var room = new NextInLine.Room(permits, config.concurrentBulkCalls() - bulkCalls.get());
            var round = claims.next(room, lease);
            round.refused().forEach(meters::ended);
            for (var claim : round.claims()) {
                begin(claim);
                started++;
            }
            if (round.examined() > 0) {
                Thread.sleep(breather(started));
                return Duration.ZERO;
            }
            return shorter(round);
        } catch (SQLException | RuntimeException | Error e) {
            LOGGER.warnf("claiming failed, trying again cause=%s", e.getClass().getSimpleName());
            LOGGER.debug("claiming failed", e);
            return config.poll();
        } finally {
            free.release(permits - started);
        }
    }

    /** The more one round found, the more gather for the next: many messages a second are claimed in few rounds. */
    private static Duration breather(int claimed) {
        return Duration.ofMillis(Math.min(claimed, LONGEST_BREATHER_MS));
    }

    private int takeMore() {
        var taken = 0;
        while (taken < CLAIMED_AT_ONCE - 1 && free.tryAcquire()) {
            taken++;
        }
        return taken;
    }

    private Duration shorter(Round round) {
        return round.untilNext()
                .filter(next -> next.compareTo(config.poll()) < 0)
                .orElse(config.poll());
    }

    private void begin(Claim claim) {
        if (claim.lane() == Lane.BULK) {
            bulkCalls.incrementAndGet();
        }
        Thread.ofVirtual().name("call-", claim.call()).start(() -> callAndRelease(claim));
    }

    private void callAndRelease(Claim claim) {
        try {
            caller.call(claim);
        } finally {
            if (claim.lane() == Lane.BULK) {
                bulkCalls.decrementAndGet();
            }
            free.release();
            wake();
        }
    }
}
