package dev.switchboard.outboundsender.mirror;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When Meta told something by webhook. */
public final class WebhookTime {

    private static final Duration REST_OF_THE_SECOND = Duration.ofMillis(999);

    private WebhookTime() {}

    /** The end of the second that Meta names, since it names no fraction; never later than we received it. */
    public static Instant of(@Nullable Instant occurredAt, Instant receivedAt) {
        if (occurredAt == null) {
            return receivedAt;
        }
        var end = occurredAt.plus(REST_OF_THE_SECOND);
        return end.isBefore(receivedAt) ? end : receivedAt;
    }
}
