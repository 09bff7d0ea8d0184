package dev.switchboard.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what waits in the outbox and nobody publishes: at once when {@link #wake woken}, under load up to 50 ms later, and every
 * second what a crash left behind, of this replica or of another.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOGGER = Logger.getLogger(OutboxRelay.class);
    private static final int KEYS_AT_ONCE = 500;
    private static final int LONGEST_BREATHER_MS = 50;

    private final Semaphore work = new Semaphore(0);
    private final Publisher publisher;
    private @Nullable Thread thread;

    OutboxRelay(Ground ground) {
        this.publisher = ground.publisher();
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::relay);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Says that something was committed. */
    void wake() {
        work.release();
    }

    private void relay() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                // The more there was, the more gather for the next: many rows a second are published in few rounds.
                Thread.sleep(Math.min(publishAll(), LONGEST_BREATHER_MS));
                await();
            } catch (InterruptedException | InterruptException e) {
                return;
            }
        }
    }

    /** Answers how many keys were taken up. */
    private int publishAll() {
        var all = 0;
        try {
            int keys;
            do {
                keys = Dependencies.patiently("relaying", () -> publisher.publishLeftovers(KEYS_AT_ONCE));
                all += keys;
            } while (keys == KEYS_AT_ONCE);
        } catch (InterruptException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOGGER.errorf(e, "relay failed, it goes on");
        }
        return all;
    }

    private void await() throws InterruptedException {
        if (work.tryAcquire(1, TimeUnit.SECONDS)) {
            work.drainPermits();
        }
    }
}
