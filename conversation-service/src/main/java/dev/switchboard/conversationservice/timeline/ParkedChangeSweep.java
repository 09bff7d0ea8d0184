package dev.switchboard.conversationservice.timeline;

import dev.switchboard.messaging.DatabaseException;
import dev.switchboard.messaging.Publications;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * Looks after parked edits and revocations. One transaction may park one in the same moment in which another stores its
 * message, and neither sees the other: this finds such pairs. What nobody claims is forgotten after 8 days, longer than
 * Meta goes on delivering.
 */
@ApplicationScoped
class ParkedChangeSweep {

    private static final Duration MISSED_WITHIN = Duration.ofMinutes(15);
    private static final Duration KEPT = Duration.ofDays(8);

    private final DataSource dataSource;
    private final Publications publications;
    private final MessageChanges changes;
    private final InstantSource clock;

    ParkedChangeSweep(DataSource dataSource, Publications publications, MessageChanges changes, InstantSource clock) {
        this.dataSource = dataSource;
        this.publications = publications;
        this.changes = changes;
        this.clock = clock;
    }

    /** Applies what was missed, and forgets what nobody claimed. */
    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var now = clock.instant();
        publications.inTransaction(_ -> {
            try (var connection = dataSource.getConnection()) {
                return changes.applyMissed(connection, now.minus(MISSED_WITHIN))
                        + changes.purge(connection, now.minus(KEPT));
            } catch (SQLException e) {
                throw new DatabaseException(e);
            }
        });
    }
}
