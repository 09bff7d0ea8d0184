package dev.switchboard.conversationservice.status;

import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Times;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Looks after parked statuses. One transaction may park a status in the same moment in which another learns the wamid it
 * waits for, and neither sees the other: this finds such pairs. What nobody claims is forgotten after 8 days.
 */
@ApplicationScoped
class ParkedStatusSweep {

    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);
    private static final Duration KEPT = Duration.ofDays(8);

    private final Publications publications;
    private final Progress progress;
    private final ParkedStatuses parked;
    private final InstantSource clock;

    /** Parked before it and not yet joined: none; at start nobody knows, so all are looked at. */
    private volatile Instant joinedUntil = Instant.EPOCH;

    ParkedStatusSweep(Publications publications, Progress progress, ParkedStatuses parked, InstantSource clock) {
        this.publications = publications;
        this.progress = progress;
        this.parked = parked;
        this.clock = clock;
    }

    /** Applies what was missed. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void applyMissed() {
        var now = Times.storable(clock.instant());
        publications.inTransaction((connection, outbox) -> applyMissed(connection, now, outbox));
        joinedUntil = now.minus(LONGEST_TRANSACTION);
    }

    /** Forgets what nobody claimed. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        publications.inTransaction(
                (connection, _) -> parked.purge(connection, clock.instant().minus(KEPT)));
    }

    private int applyMissed(Connection connection, Instant now, Outbox outbox) throws SQLException {
        var missed = parked.takeMissed(connection, joinedUntil);
        if (missed.isEmpty()) {
            return 0;
        }
        var wamids = missed.stream().map(ParkedStatus::wamid).distinct().toList();
        var book = progress.open(connection, List.of(), wamids, now);
        for (var status : missed) {
            var message = book.byWamid(status.wamid());
            if (message != null) {
                status.facts().forEach(fact -> book.learn(message, fact, null));
            }
        }
        progress.save(connection, book, outbox);
        return missed.size();
    }
}
