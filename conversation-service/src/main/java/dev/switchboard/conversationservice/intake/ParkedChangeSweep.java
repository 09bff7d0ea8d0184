package dev.switchboard.conversationservice.intake;

import dev.switchboard.conversationservice.preview.LinkRequests;
import dev.switchboard.conversationservice.timeline.MessageChanges;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Times;
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
    private final LinkRequests links;
    private final InstantSource clock;

    /** Parked before it and not yet joined: none; at start nobody knows, so all are looked at. */
    private volatile Instant joinedUntil = Instant.EPOCH;

    ParkedChangeSweep(Publications publications, MessageChanges changes, LinkRequests links, InstantSource clock) {
        this.publications = publications;
        this.changes = changes;
        this.links = links;
        this.clock = clock;
    }

    /** Applies what was missed, and forgets what nobody claimed. */
    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var now = Times.storable(clock.instant());
        publications.inTransaction((connection, outbox) -> {
            var changed = changes.applyMissed(connection, joinedUntil);
            links.askAgain(connection, changed, now);
            changed.forEach(announcement -> announcement.addTo(outbox));
            return changes.purge(connection, now.minus(KEPT));
        });
        joinedUntil = now.minus(LONGEST_TRANSACTION);
    }
}
