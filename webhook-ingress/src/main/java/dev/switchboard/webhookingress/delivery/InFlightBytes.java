package dev.switchboard.webhookingress.delivery;

import dev.switchboard.webhookingress.WebhookConfig;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies are being taken, and the most there may be. Thread-safe. */
@Singleton
class InFlightBytes {

    private final AtomicLong taken = new AtomicLong();
    private final long limit;

    InFlightBytes(WebhookConfig config) {
        this.limit = config.maxInFlightBytes();
    }

    /** Takes room for some more bytes, or none. */
    boolean tryTake(long bytes) {
        if (taken.addAndGet(bytes) <= limit) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    long taken() {
        return taken.get();
    }
}
