package dev.switchboard.simulator.numbers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a number came to the Cloud API; replaced whole.
 *
 * @param code the verification code on its way by SMS or voice, null for none
 * @param pin the two-step PIN, null for none
 * @param wrongPins guesses since the last right one
 * @param closedUntil after too many guesses
 * @param changes when it was registered and deregistered lately
 */
record Registration(
        @Nullable String code, @Nullable String pin, int wrongPins, Instant closedUntil, List<Instant> changes) {

    private static final Duration REMEMBERED = Duration.ofDays(3);

    static Registration fresh() {
        return new Registration(null, null, 0, Instant.MIN, List.of());
    }

    Registration withCode(@Nullable String newCode) {
        return new Registration(newCode, pin, wrongPins, closedUntil, changes);
    }

    Registration withPin(@Nullable String newPin) {
        return new Registration(code, newPin, 0, Instant.MIN, changes);
    }

    Registration guessed(Instant until) {
        return new Registration(code, pin, wrongPins + 1, until, changes);
    }

    Registration changed(Instant now) {
        var lately = Stream.concat(changesWithin(now), Stream.of(now)).toList();
        return new Registration(code, pin, wrongPins, closedUntil, lately);
    }

    long changesCount(Instant now) {
        return changesWithin(now).count();
    }

    private Stream<Instant> changesWithin(Instant now) {
        return changes.stream().filter(at -> at.plus(REMEMBERED).isAfter(now));
    }
}
