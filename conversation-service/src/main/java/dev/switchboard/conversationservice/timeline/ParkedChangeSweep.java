package dev.switchboard.conversationservice.timeline;

import dev.switchboard.messaging.Publications;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Looks after parked edits and revocations. One transaction may park one in the same moment in which another stores its
 * message, and neither sees the other: this finds such pairs. What nobody claims is forgotten after 8 days, longer than
 * Meta goes on delivering.
 */
@ApplicationScoped
class ParkedChangeSweep {

    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);
    private static final Duration KEPT = Duration.ofDays(8);

    private final Publications publications;
    private final MessageChanges changes;
    private final InstantSource clock;

    /** Parked before it and not yet joined: none; at start nobody knows, so all are looked at. */
    private volatile Instant joinedUntil = Instant.EPOCH;

    ParkedChangeSweep(Publications publications, MessageChanges changes, InstantSource clock) {
        this.publications = publications;
        this.changes = changes;
        this.clock = clock;
    }

    /** Applies what was missed, and forgets what nobody claimed. */
    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var now = clock.instant();
        publications.inTransaction((connection, outbox) -> {
            changes.applyMissed(connection, joinedUntil).forEach(announcement -> announcement.addTo(outbox));
            return changes.purge(connection, now.minus(KEPT));
        });
        joinedUntil = now.minus(LONGEST_TRANSACTION);
    }
}
