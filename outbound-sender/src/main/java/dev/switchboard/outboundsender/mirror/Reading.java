package dev.switchboard.outboundsender.mirror;

import dev.switchboard.outboundsender.graphapi.SendOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads a thing from Meta when its turn has come, and sees to when it comes again. Counts readings as
 * {@code switchboard.outbound.mirror.readings}.
 */
@ApplicationScoped
public class Reading {

    private static final Logger LOGGER = Logger.getLogger(Reading.class);

    private final Turns turns;
    private final MirrorConfig config;
    private final InstantSource clock;
    private final MeterRegistry meters;

    Reading(Turns turns, MirrorConfig config, InstantSource clock, MeterRegistry meters) {
        this.turns = turns;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /** Reads it if it is due and no other replica reads it. Blocks until it is read. */
    public void ifDue(String kind, String what, Duration every, Source source) throws SQLException {
        var failures = turns.take(what, config.lease());
        if (failures.isEmpty()) {
            return;
        }
        var begun = clock.instant();
        try {
            var trouble = source.read(() -> turns.keep(what, config.lease()));
            if (trouble.isEmpty()) {
                turns.succeed(what, begun, every);
                count(kind, "complete");
                return;
            }
            var outcome = trouble.get();
            var wait = Patience.after(outcome, failures.getAsInt(), config);
            turns.fail(what, outcome.reason(), wait);
            count(kind, outcome.reason());
            LOGGER.warnf(
                    "meta did not tell what=%s outcome=%s waitSeconds=%d", what, outcome.reason(), wait.toSeconds());
        } catch (RuntimeException | SQLException e) {
            // What broke it is ours; the turn is given back so that its lease need not run out first.
            turns.fail(what, "broken", config.backoff());
            count(kind, "broken");
            throw e;
        }
    }

    private void count(String kind, String outcome) {
        meters.counter("switchboard.outbound.mirror.readings", "kind", kind, "outcome", outcome)
                .increment();
    }

    /** How a thing is read. */
    @FunctionalInterface
    public interface Source {

        /**
         * Reads all of it and takes it in.
         *
         * @param turn to be asked before each further call
         * @return what went wrong; empty when nothing did
         */
        Optional<SendOutcome> read(Turn turn) throws SQLException;
    }

    /** The right to go on reading. */
    @FunctionalInterface
    public interface Turn {

        /** Whether the turn is still ours. */
        boolean isOurs() throws SQLException;
    }
}
