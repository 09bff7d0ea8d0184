package dev.switchboard.simulator.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a customer allows one number; replaced whole.
 *
 * @param permanent whether it may ring whenever it likes
 * @param until until when it may ring otherwise
 * @param requests when it asked lately
 * @param connected when calls were taken lately
 * @param unanswered calls in a row that were not
 */
record Permission(boolean permanent, Instant until, List<Instant> requests, List<Instant> connected, int unanswered) {

    static final Duration TEMPORARY = Duration.ofDays(7);
    static final Duration DAY = Duration.ofHours(24);
    private static final int MOST_UNANSWERED = 4;

    static Permission none() {
        return new Permission(false, Instant.MIN, List.of(), List.of(), 0);
    }

    boolean allows(Instant now) {
        return permanent || now.isBefore(until);
    }

    Permission granted(boolean forGood, Instant end) {
        return new Permission(forGood, end, requests, connected, 0);
    }

    Permission revoked() {
        return new Permission(false, Instant.MIN, requests, connected, 0);
    }

    Permission asked(Instant now) {
        return new Permission(permanent, until, with(requests, now, TEMPORARY), connected, unanswered);
    }

    Permission answered(Instant now) {
        return new Permission(permanent, until, requests, with(connected, now, DAY), 0);
    }

    /** The fourth in a row ends it. */
    Permission missed() {
        return unanswered + 1 >= MOST_UNANSWERED
                ? revoked()
                : new Permission(permanent, until, requests, connected, unanswered + 1);
    }

    long requestsWithin(Duration time, Instant now) {
        return within(requests, now, time).count();
    }

    long connectedToday(Instant now) {
        return within(connected, now, DAY).count();
    }

    private static List<Instant> with(List<Instant> known, Instant now, Duration kept) {
        return Stream.concat(within(known, now, kept), Stream.of(now)).toList();
    }

    private static Stream<Instant> within(List<Instant> known, Instant now, Duration time) {
        return known.stream().filter(at -> at.plus(time).isAfter(now));
    }
}
