package dev.switchboard.conversationservice.retention;

import dev.switchboard.conversationservice.media.MediaRemovals;
import dev.switchboard.conversationservice.timeline.MessageShells;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Times;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Forgets what is older than its kind is kept, oldest first, a few hundred rows a transaction. Replicas may sweep side by side:
 * each passes over the rows that another one holds.
 */
@ApplicationScoped
class RetentionSweep {

    private static final int BATCH = 500;

    private static final String PREVIEWS = """
            DELETE FROM link_preview WHERE message_id IN (
                SELECT message_id FROM link_preview WHERE asked_at < ? ORDER BY asked_at LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final RetentionConfig config;
    private final Publications publications;
    private final MessageShells messages;
    private final MediaRemovals files;
    private final MeterRegistry meters;
    private final InstantSource clock;

    RetentionSweep(
            RetentionConfig config,
            Publications publications,
            MessageShells messages,
            MediaRemovals files,
            MeterRegistry meters,
            InstantSource clock) {
        this.config = config;
        this.publications = publications;
        this.messages = messages;
        this.files = files;
        this.meters = meters;
        this.clock = clock;
    }

    /** Forgets until nothing is too old. */
    @Scheduled(every = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        forget("messages", config.messages(), this::messages);
        forget("media", config.media(), (connection, before, now) -> files.doomOld(connection, before, BATCH, now));
        forget("previews", config.previews(), (connection, before, _) -> previews(connection, before));
    }

    /** One batch of one kind; answers how many rows it took. */
    @FunctionalInterface
    private interface Batch {
        int forget(Connection connection, Instant before, Instant now) throws SQLException;
    }

    private void forget(String kind, Optional<Duration> kept, Batch batch) {
        if (kept.isEmpty()) {
            return;
        }
        int forgotten;
        do {
            var now = Times.storable(clock.instant());
            forgotten =
                    publications.inTransaction((connection, _) -> batch.forget(connection, now.minus(kept.get()), now));
            meters.counter("switchboard.conversation.retention", "kind", kind).increment(forgotten);
        } while (forgotten == BATCH);
    }

    private int messages(Connection connection, Instant before, Instant now) throws SQLException {
        var old = messages.holdOld(connection, before, BATCH);
        if (!old.ids().isEmpty()) {
            messages.forgetVersions(connection, old);
            messages.forgetPreviews(connection, old);
            files.doom(connection, old.ids(), null, now);
            messages.forgetParked(connection, old);
            messages.empty(connection, old.ids(), now);
        }
        return old.ids().size();
    }

    private static int previews(Connection connection, Instant before) throws SQLException {
        try (var statement = connection.prepareStatement(PREVIEWS)) {
            statement.setObject(1, Times.utc(before));
            statement.setInt(2, BATCH);
            return statement.executeUpdate();
        }
    }
}
