package dev.switchboard.consentservice.retention;

import dev.switchboard.messaging.Publications;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/** Lets every clock forget what has run out, in small transactions that replicas share. */
@ApplicationScoped
class RetentionSweep {

    private static final int AT_ONCE = 500;

    private final List<Clock> clocks;
    private final Publications publications;
    private final InstantSource time;
    private final MeterRegistry meters;

    RetentionSweep(@All List<Clock> clocks, Publications publications, InstantSource time, MeterRegistry meters) {
        this.clocks = List.copyOf(clocks);
        this.publications = publications;
        this.time = time;
        this.meters = meters;
    }

    @Scheduled(
            every = "${switchboard.retention.sweep-every:10m}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        clocks.forEach(this::sweep);
    }

    private void sweep(Clock clock) {
        var before = time.instant().minus(clock.lifetime());
        Clock.Swept swept;
        do {
            swept = publications.inTransaction((connection, _) -> clock.forget(connection, before, AT_ONCE));
            meters.counter("switchboard.consent.forgotten", "outcome", clock.kind())
                    .increment(swept.forgotten());
        } while (swept.more());
    }
}
