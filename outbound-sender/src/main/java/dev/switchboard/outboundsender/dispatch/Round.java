package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.outboundsender.attempt.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one look at the waiting line brought.
 *
 * @param claims calls to make now
 * @param refused messages that the gate stopped
 * @param examined how many messages were due
 * @param untilNext when nothing was due: how long until something is
 */
record Round(List<Claim> claims, List<Step> refused, int examined, Optional<Duration> untilNext) {

    Round {
        claims = List.copyOf(claims);
        refused = List.copyOf(refused);
    }

    static Round idle(Optional<Duration> untilNext) {
        return new Round(List.of(), List.of(), 0, untilNext);
    }
}
