package dev.switchboard.webhookingress.delivery;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/**
 * A body that grows as it comes, within the limit of one body and of all bodies together. What it holds is counted from the
 * moment it is held until {@link #release}, whoever calls that first. Used by one thread at a time.
 */
final class BodyBytes {

    /** What became of some more bytes. */
    enum Growth {
        /** They are held. */
        TAKEN,
        /** The body would exceed its limit. */
        TOO_LARGE,
        /** All bodies together would exceed theirs. */
        NO_ROOM
    }

    private static final byte[] NOTHING = {};

    private final InFlightBytes inFlight;
    private final int limit;
    private final int declared;
    private byte[] held = NOTHING;
    private int length;
    private int counted;

    /**
     * Makes room for nothing yet.
     *
     * @param declared length the sender promises, -1 when it does not
     */
    BodyBytes(InFlightBytes inFlight, int limit, int declared) {
        this.inFlight = inFlight;
        this.limit = limit;
        this.declared = declared;
    }

    Growth add(Buffer chunk) {
        var needed = (long) length + chunk.length();
        if (needed > limit) {
            return Growth.TOO_LARGE;
        }
        if (needed > held.length) {
            var capacity = capacityFor((int) needed);
            if (!inFlight.tryTake(capacity - counted)) {
                return Growth.NO_ROOM;
            }
            counted = capacity;
            held = Arrays.copyOf(held, capacity);
        }
        chunk.getBytes(0, chunk.length(), held, length);
        length = (int) needed;
        return Growth.TAKEN;
    }

    /** Doubles, so that a promise alone costs nothing and growing stays cheap; never beyond what can still come. */
    private int capacityFor(int needed) {
        var end = declared >= needed ? declared : limit;
        return (int) Math.max(needed, Math.min(2L * held.length, end));
    }

    /** The whole body. */
    byte[] bytes() {
        return length == held.length ? held : Arrays.copyOf(held, length);
    }

    int length() {
        return length;
    }

    /** Gives the room back; a second call does nothing. */
    void release() {
        inFlight.giveBack(counted);
        counted = 0;
        length = 0;
        held = NOTHING;
    }
}
