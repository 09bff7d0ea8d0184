package dev.switchboard.outboundsender.reach;

import java.time.Duration;
import java.util.UUID;

/**
 * What an instance knows of its room until it asks again.
 *
 * @param until when this is forgotten, on the scale of {@link System#nanoTime()}
 */
record Lease(UUID id, boolean unlimited, boolean full, long until) {

    static Lease none() {
        return of(UUID.randomUUID(), Duration.ZERO);
    }

    static Lease of(UUID id, Duration kept) {
        return new Lease(id, false, false, System.nanoTime() + kept.toNanos());
    }

    static Lease unlimited(Duration kept) {
        return new Lease(UUID.randomUUID(), true, false, System.nanoTime() + kept.toNanos());
    }

    static Lease full(Duration kept) {
        return new Lease(UUID.randomUUID(), false, true, System.nanoTime() + kept.toNanos());
    }

    boolean over() {
        return System.nanoTime() - until > 0;
    }

    boolean unlimitedNow() {
        return unlimited && !over();
    }
}
