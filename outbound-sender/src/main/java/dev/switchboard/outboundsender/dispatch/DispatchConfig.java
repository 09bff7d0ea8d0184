package dev.switchboard.outboundsender.dispatch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How messages are handed over. */
@ConfigMapping(prefix = "switchboard.dispatch")
public interface DispatchConfig {

    /** Most calls to Meta at one time, in this instance. */
    @WithDefault("256")
    @Min(1)
    int concurrentCalls();

    /** How many of them bulk messages may take, so that live ones always find a free one. */
    @WithDefault("192")
    @Min(1)
    int concurrentBulkCalls();

    /** How often the waiting line is looked at when nobody says that something is new, and expired leases with it. */
    @WithDefault("1s")
    Duration poll();

    /** How much longer than the timeout a call is left alone before its outcome counts as unknown. */
    @WithDefault("5s")
    Duration leaseMargin();

    /** Calls that provably never reached Meta before the message fails. */
    @WithDefault("10")
    @Min(1)
    int tries();

    /** Wait after the first of them; doubles each time, with jitter, up to {@link #longestBackoff()}. */
    @WithDefault("500ms")
    Duration backoff();

    /** Longest wait between two tries. */
    @WithDefault("1m")
    Duration longestBackoff();

    /** How long nothing is sent after Meta barred the account or a number; then it is tried again. */
    @WithDefault("30s")
    Duration pause();

    /** Age from which an unknown outcome is counted as one that nobody will settle. */
    @WithDefault("15m")
    Duration unsettledAfter();
}
