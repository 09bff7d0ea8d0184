package dev.switchboard.conversationservice.media;

import dev.switchboard.messaging.Publications;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;

/** Counts what became of files, and measures what waits. */
@ApplicationScoped
class MediaMeters {

    private final MediaTable table;
    private final Publications transactions;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private volatile MediaTable.Backlog backlog = new MediaTable.Backlog(0, null);

    MediaMeters(MediaTable table, Publications transactions, InstantSource clock, MeterRegistry meters) {
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
        this.meters = meters;
        meters.gauge("switchboard.media.waiting", this, self -> self.backlog.waiting());
        meters.gauge("switchboard.media.oldest.age.seconds", this, MediaMeters::oldestAgeSeconds);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        backlog = transactions.inTransaction((connection, _) -> table.backlog(connection));
    }

    void stored(long bytes) {
        meters.counter("switchboard.media.fetches", "outcome", "stored", "reason", "none")
                .increment();
        meters.counter("switchboard.media.bytes").increment((double) bytes);
    }

    void failed(FailureReason reason, boolean last) {
        meters.counter("switchboard.media.fetches", "outcome", last ? "unavailable" : "again", "reason", reason.code())
                .increment();
    }

    private double oldestAgeSeconds() {
        var oldest = backlog.oldest();
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toSeconds());
    }
}
