package dev.switchboard.simulator.clock;

import dev.switchboard.simulator.control.InvalidControlInput;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows simulated time and moves it forward. */
@Path("/_sim/clock")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Clock")
class ClockResource {

    private static final Duration FURTHEST = Duration.ofDays(3650);

    private final SimulatedClock clock;
    private final Event<TimeMoved> moves;

    ClockResource(SimulatedClock clock, Event<TimeMoved> moves) {
        this.clock = clock;
        this.moves = moves;
    }

    @GET
    @Operation(summary = "Simulated time")
    public Reading read() {
        return new Reading(clock.instant(), clock.offset().toString());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Moves time forward, or back to real time")
    public Reading move(@Nullable Move move) {
        if (move == null || (move.advance() == null) == !Boolean.TRUE.equals(move.reset())) {
            throw new InvalidControlInput("give {\"advance\":\"PT23H\"} or {\"reset\":true}");
        }
        if (move.advance() == null) {
            clock.reset();
        } else {
            clock.advance(forward(move.advance()));
            moves.fire(new TimeMoved());
        }
        return read();
    }

    private Duration forward(String text) {
        Duration by;
        try {
            by = Duration.parse(text);
        } catch (DateTimeParseException _) {
            throw new InvalidControlInput("advance is not an ISO-8601 duration such as PT23H");
        }
        if (by.isNegative()
                || by.compareTo(FURTHEST) > 0
                || clock.offset().plus(by).compareTo(FURTHEST) > 0) {
            throw new InvalidControlInput("time moves forward only, and at most ten years in all");
        }
        return by;
    }

    /**
     * What to do with time.
     *
     * @param advance how far to go on, ISO-8601
     * @param reset true to return to real time
     */
    record Move(@Nullable String advance, @Nullable Boolean reset) {}

    /**
     * What time it is.
     *
     * @param now simulated instant
     * @param offset how far it is ahead of real time, ISO-8601
     */
    record Reading(Instant now, String offset) {}
}
