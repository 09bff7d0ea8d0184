package dev.switchboard.outboundsender.attempt;

import dev.switchboard.contracts.outbound.SendMessage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A message whose turn it is, locked by the transaction that found it.
 *
 * @param message what to send; null when a newer version wrote it in a way this one cannot read
 * @param waited since the gate first asked to wait; zero when it never did
 */
public record DueAttempt(
        Attempt attempt, Lane lane, @Nullable SendMessage message, Duration waited) {

    /** The number its next call would have. */
    public int nextCall() {
        return attempt.calls() + 1;
    }
}
