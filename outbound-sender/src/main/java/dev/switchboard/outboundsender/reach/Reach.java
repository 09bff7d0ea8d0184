package dev.switchboard.outboundsender.reach;

import dev.switchboard.messaging.Publications;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Keeps what is written to people first within the portfolio's limit of unique people in 24 hours, over all instances (ADR 0021).
 * All numbers of this sender count as one portfolio. An instance takes room in blocks, in transactions of their own, and only
 * when somebody new is to be written to. Gauges {@code switchboard.outbound.reach.used}, {@code ….limit} (-1: none) and
 * {@code ….full}.
 */
@ApplicationScoped
public class Reach {

    private final Room room;
    private final Publications transactions;
    private final ReachConfig config;
    private final InstantSource clock;
    private volatile Lease lease = Lease.none();
    private volatile boolean wanted;
    private volatile Measure measure = new Measure(0, 0, false);

    Reach(Room room, Publications transactions, ReachConfig config, InstantSource clock, MeterRegistry meters) {
        this.room = room;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
        Gauge.builder("switchboard.outbound.reach.used", () -> measure.used()).register(meters);
        Gauge.builder("switchboard.outbound.reach.limit", () -> measure.limit()).register(meters);
        Gauge.builder("switchboard.outbound.reach.full", () -> measure.full() ? 1 : 0)
                .register(meters);
    }

    private record Measure(long used, long limit, boolean full) {}

    /** Takes room where the last look found none left. In a transaction of its own, so that instances never wait for each other's calls. */
    public void refill() {
        if (!wanted || lease.unlimitedNow()) {
            return;
        }
        wanted = false;
        var earlier = lease;
        if (earlier.fullNow()) {
            return;
        }
        lease = transactions.inTransaction((_, _) -> {
            var now = clock.instant();
            var people = room.limit().people();
            if (people == null) {
                room.unlimited(now);
                return Lease.unlimited(config.lease());
            }
            var id = UUID.randomUUID();
            var places = room.promise(earlier.id(), id, people, now);
            return places == 0
                    ? Lease.full(new Full(people, room.used(now)), config.recheck())
                    : Lease.of(id, config.lease());
        });
    }

    /** Begins a look at these conversations. Joins the transaction around it, as all that follows. */
    public Admission admission(Collection<UUID> conversations, Instant now) {
        return new Admission(room, lease, conversations, now, () -> wanted = true);
    }

    /** How soon a message that found no room should ask again; shortly, unless there is known to be none. */
    public Duration recheck() {
        var known = lease;
        return known.fullNow() ? config.recheck() : SOON;
    }

    /** What the latest look said, if it was that there is no room. */
    public Optional<Full> full() {
        return Optional.ofNullable(lease.full());
    }

    /** Since when nobody new can be written to. */
    public Optional<Instant> fullSince() throws SQLException {
        return room.fullSince();
    }

    @Scheduled(every = "10s", delay = 1, delayUnit = TimeUnit.SECONDS)
    void measure() throws SQLException {
        var people = room.limit().people();
        measure = new Measure(
                room.used(clock.instant()),
                people == null ? -1 : people,
                room.fullSince().isPresent());
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() throws SQLException {
        room.forget(clock.instant());
    }

    private static final Duration SOON = Duration.ofMillis(20);
}
