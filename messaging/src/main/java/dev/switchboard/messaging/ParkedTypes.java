package dev.switchboard.messaging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Event types whose handling is broken: after several failures in a row, records of the type go to dead letters without
 * being tried, so that the others of the partition go on at full speed. From time to time one is tried again.
 */
final class ParkedTypes {

    private static final Logger LOGGER = Logger.getLogger(ParkedTypes.class);
    private static final int FAILURES_UNTIL_PARKED = 10;
    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(30);

    private final Map<String, State> states = new HashMap<>();
    private final InstantSource clock;

    private record State(int failures, Instant nextTry) {}

    ParkedTypes(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean isParked(String type) {
        var state = states.get(type);
        return state != null
                && state.failures >= FAILURES_UNTIL_PARKED
                && clock.instant().isBefore(state.nextTry);
    }

    synchronized void failed(String type) {
        var before = states.getOrDefault(type, new State(0, Instant.EPOCH));
        var now = new State(before.failures + 1, clock.instant().plus(UNTIL_NEXT_TRY));
        states.put(type, now);
        if (now.failures == FAILURES_UNTIL_PARKED) {
            LOGGER.errorf("event type parked, its records go to dead letters untried type=%s", type);
        }
    }

    synchronized void worked(String type) {
        if (!states.isEmpty()) {
            states.remove(type);
        }
    }
}
