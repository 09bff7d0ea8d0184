package dev.switchboard.messaging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Event types whose handling is broken: after failures in a row under several record keys, records of the type go to dead
 * letters without being tried, so that the others of the partition go on at full speed. From time to time one is tried
 * again. Failures under one key alone say that something is wrong with that key, and park nothing.
 */
final class ParkedTypes {

    private static final Logger LOGGER = Logger.getLogger(ParkedTypes.class);
    private static final int KEYS_UNTIL_PARKED = 10;
    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(30);

    private final Map<String, State> states = new HashMap<>();
    private final InstantSource clock;

    /** The keys under which a type failed since it last worked, counted no further than needed. */
    private record State(Set<String> keys, Instant nextTry) {

        boolean parks() {
            return keys.size() >= KEYS_UNTIL_PARKED;
        }
    }

    ParkedTypes(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean isParked(String type) {
        var state = states.get(type);
        return state != null && state.parks() && clock.instant().isBefore(state.nextTry);
    }

    /**
     * Counts a failure.
     *
     * @param key the record's key, or what else tells records apart where the topic has no keys
     */
    synchronized void failed(String type, String key) {
        var before = states.get(type);
        var keys = before == null ? new HashSet<String>() : before.keys;
        var parkedBefore = before != null && before.parks();
        if (!parkedBefore) {
            keys.add(key);
        }
        var now = new State(keys, clock.instant().plus(UNTIL_NEXT_TRY));
        states.put(type, now);
        if (now.parks() && !parkedBefore) {
            LOGGER.errorf("event type parked, its records go to dead letters untried type=%s", type);
        }
    }

    synchronized void worked(String type) {
        if (!states.isEmpty()) {
            states.remove(type);
        }
    }
}
