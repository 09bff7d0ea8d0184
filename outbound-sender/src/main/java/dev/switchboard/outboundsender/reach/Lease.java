package dev.switchboard.outboundsender.reach;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an instance knows of its room until it asks again.
 *
 * @param full how there is no room; null while there is some
 * @param until when this is forgotten, on the scale of {@link System#nanoTime()}
 */
record Lease(UUID id, boolean unlimited, @Nullable Full full, long until) {

    static Lease none() {
        return of(UUID.randomUUID(), Duration.ZERO);
    }

    static Lease of(UUID id, Duration kept) {
        return new Lease(id, false, null, System.nanoTime() + kept.toNanos());
    }

    static Lease unlimited(Duration kept) {
        return new Lease(UUID.randomUUID(), true, null, System.nanoTime() + kept.toNanos());
    }

    static Lease full(Full full, Duration kept) {
        return new Lease(UUID.randomUUID(), false, full, System.nanoTime() + kept.toNanos());
    }

    boolean over() {
        return System.nanoTime() - until > 0;
    }

    boolean fullNow() {
        return full != null && !over();
    }

    boolean unlimitedNow() {
        return unlimited && !over();
    }
}
