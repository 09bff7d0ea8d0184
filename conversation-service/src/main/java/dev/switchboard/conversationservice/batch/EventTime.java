package dev.switchboard.conversationservice.batch;

import dev.switchboard.rows.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happened: what Meta says, but never later than now, for a clock that runs ahead must not push a message to
 * the end of the timeline or open an endless window.
 */
public final class EventTime {

    private EventTime() {}

    /** The time by Meta, or of the webhook where Meta gives none, to the microsecond. */
    public static Instant of(@Nullable Instant byMeta, Instant receivedAt, Instant now) {
        var told = byMeta == null ? receivedAt : byMeta;
        return Times.storable(told.isAfter(now) ? now : told);
    }
}
