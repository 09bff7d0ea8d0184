package dev.switchboard.outboundsender.gate;

import java.time.Duration;

/** As strict as the defaults. */
record StrictSettings() implements GateConfig {

    static final Duration GRACE = Duration.ofSeconds(2);

    @Override
    public Duration windowMargin() {
        return Duration.ofMinutes(5);
    }

    @Override
    public Duration grace() {
        return GRACE;
    }

    @Override
    public Duration templateGrace() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration pausedRecheck() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Duration recheck() {
        return Duration.ofMillis(100);
    }
}
