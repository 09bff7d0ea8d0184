package dev.switchboard.benchmarks.sender;

import java.util.Map;
import java.util.UUID;

/** Whoever counts the calls that arrive in Meta's place. */
interface Counter {

    /** How many messages came so far, of all numbers; may be asked often. */
    long calls();

    /** When each message of a number came, in nanoseconds of a clock that only goes on; may be slow to tell. */
    Map<UUID, Long> arrivals(String phoneNumberId);
}
