package dev.switchboard.benchmarks.sender;

import java.util.Map;
import java.util.UUID;

/** Whoever counts the calls that arrive in Meta's place. */
interface Counter {

    /** When each message came, in nanoseconds of a clock that only goes on. */
    Map<UUID, Long> arrivals();
}
