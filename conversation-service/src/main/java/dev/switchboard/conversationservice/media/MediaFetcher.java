package dev.switchboard.conversationservice.media;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.PersonalDetail;
import dev.switchboard.contracts.conversation.MediaStored;
import dev.switchboard.contracts.conversation.MediaUnavailable;
import dev.switchboard.conversationservice.Announcement;
import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Times;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the files that are due, a few at once, on threads of its own: what customers write never waits for a file. Each is claimed for
 * longer than an attempt may take, so that any number of replicas fetch side by side, and a file whose replica died is taken over within
 * a minute. How it ended and the event that says so are one transaction.
 */
@ApplicationScoped
class MediaFetcher {

    private static final Logger LOGGER = Logger.getLogger(MediaFetcher.class);

    /** What storing may take after the download. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(15);

    /** A failure that lasts so many attempts is told, though it goes on. */
    private static final int TOLD_AFTER = 3;

    private static final int LARGEST_EXPONENT = 20;

    private final MediaTable table;
    private final Fetching fetching;
    private final Publications publications;
    private final MediaConfig config;
    private final MediaMeters meters;
    private final InstantSource clock;
    private final Semaphore free;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    MediaFetcher(
            MediaTable table,
            Fetching fetching,
            Publications publications,
            MediaConfig config,
            MediaMeters meters,
            InstantSource clock) {
        this.table = table;
        this.fetching = fetching;
        this.publications = publications;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.free = new Semaphore(config.parallelism());
    }

    /** Gives due files to workers that are free. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var permits = free.drainPermits();
        var given = 0;
        try {
            for (var due : claim(permits)) {
                workers.execute(() -> work(due));
                given++;
            }
        } finally {
            free.release(permits - given);
        }
    }

    /** A worker goes on while anything is due. */
    private void work(DueMedia first) {
        try {
            fetch(first);
            for (var next = claim(1); !next.isEmpty() && !workers.isShutdown(); next = claim(1)) {
                fetch(next.getFirst());
            }
        } catch (RuntimeException e) {
            // The claims run out, and the files are due again.
            LOGGER.warnf("files wait for a dependency cause=%s", e.getClass().getSimpleName());
        } finally {
            free.release();
        }
    }

    private List<DueMedia> claim(int limit) {
        if (limit == 0 || workers.isShutdown()) {
            return List.of();
        }
        var now = clock.instant();
        var until = now.plus(config.timeout()).plus(LEASE_MARGIN);
        return publications.inTransaction((connection, _) -> table.claim(connection, now, until, limit));
    }

    /** One attempt, and what came of it. */
    void fetch(DueMedia due) {
        try {
            var file = fetching.fetch(due);
            if (conclude(due, file)) {
                meters.stored(file.sizeBytes());
            }
        } catch (FetchException e) {
            if (!workers.isShutdown()) {
                fail(due, e.reason());
            }
        }
    }

    private boolean conclude(DueMedia due, StoredFile file) {
        return publications.inTransaction((connection, outbox) -> {
            var now = Times.storable(clock.instant());
            var conversationId = table.conversationOf(connection, due.messageId());
            if (!table.stored(connection, due, file, now)) {
                return false;
            }
            var name = file.fileName();
            Announcement.of(
                            CloudEvent.idOf(MediaStored.class, due.id().toString()),
                            conversationId,
                            now,
                            null,
                            new MediaStored(
                                    conversationId,
                                    due.messageId(),
                                    due.id(),
                                    file.mimeType(),
                                    file.sizeBytes(),
                                    file.sha256(),
                                    name == null ? null : new PersonalDetail(name),
                                    file.thumbnailType() != null))
                    .addTo(outbox);
            return true;
        });
    }

    private void fail(DueMedia due, FailureReason reason) {
        var now = Times.storable(clock.instant());
        var over = !now.isBefore(due.expiresAt());
        var last = over || reason.finalAfter(due.attempts());
        var told = over && !reason.finalAfter(1) ? FailureReason.EXPIRED : reason;
        var nextAt = last ? null : nextAttempt(due, now);
        var noted =
                publications.inTransaction((connection, outbox) -> note(connection, outbox, due, told, nextAt, now));
        if (noted) {
            meters.failed(told, last);
            LOGGER.debugf("file not fetched mediaId=%s reason=%s attempts=%d", due.id(), told.code(), due.attempts());
        }
    }

    private boolean note(
            Connection connection,
            Outbox outbox,
            DueMedia due,
            FailureReason reason,
            @Nullable Instant nextAt,
            Instant now)
            throws SQLException {
        var conversationId = table.conversationOf(connection, due.messageId());
        if (!table.failed(connection, due, reason, nextAt, now)) {
            return false;
        }
        if (nextAt == null || due.attempts() == TOLD_AFTER) {
            Announcement.of(
                            CloudEvent.idOf(
                                    MediaUnavailable.class,
                                    due.id().toString(),
                                    Integer.toString(due.round()),
                                    nextAt == null ? "given up" : "goes on"),
                            conversationId,
                            now,
                            null,
                            new MediaUnavailable(
                                    conversationId, due.messageId(), due.id(), reason.code(), nextAt != null, now))
                    .addTo(outbox);
        }
        return true;
    }

    /** Later each time, but once more when Meta is about to forget the file. */
    private Instant nextAttempt(DueMedia due, Instant now) {
        var factor = 1L << Math.min(due.attempts() - 1, LARGEST_EXPONENT);
        var wait = config.backoff().multipliedBy(factor);
        var next = now.plus(wait.compareTo(config.longestBackoff()) > 0 ? config.longestBackoff() : wait);
        return next.isAfter(due.expiresAt()) ? due.expiresAt() : next;
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }
}
