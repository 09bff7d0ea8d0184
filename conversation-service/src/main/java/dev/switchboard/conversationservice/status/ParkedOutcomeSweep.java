package dev.switchboard.conversationservice.status;

import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Times;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Looks after parked outcomes. One transaction may park an outcome in the same moment in which another adds the message it
 * waits for, and neither sees the other: this finds such pairs. What nobody claims is forgotten after 8 days.
 */
@ApplicationScoped
class ParkedOutcomeSweep {

    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);
    private static final Duration KEPT = Duration.ofDays(8);

    private final Publications publications;
    private final Outcomes outcomes;
    private final ParkedOutcomes parked;
    private final InstantSource clock;

    /** Parked before it and not yet joined: none; at start nobody knows, so all are looked at. */
    private volatile Instant joinedUntil = Instant.EPOCH;

    ParkedOutcomeSweep(Publications publications, Outcomes outcomes, ParkedOutcomes parked, InstantSource clock) {
        this.publications = publications;
        this.outcomes = outcomes;
        this.parked = parked;
        this.clock = clock;
    }

    /** Applies what was missed. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void applyMissed() {
        var now = Times.storable(clock.instant());
        publications.inTransaction((connection, outbox) -> outcomes.applyMissed(connection, joinedUntil, now, outbox));
        joinedUntil = now.minus(LONGEST_TRANSACTION);
    }

    /** Forgets what nobody claimed. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        publications.inTransaction(
                (connection, _) -> parked.purge(connection, clock.instant().minus(KEPT)));
    }
}
