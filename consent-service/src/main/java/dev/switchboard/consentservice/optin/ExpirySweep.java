package dev.switchboard.consentservice.optin;

import dev.switchboard.messaging.Publications;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Finds questions that nobody answered in time; two replicas share the work. */
@ApplicationScoped
class ExpirySweep {

    private static final int AT_ONCE = 500;

    private final DoubleOptIn optIns;
    private final Publications publications;
    private final InstantSource clock;

    ExpirySweep(DoubleOptIn optIns, Publications publications, InstantSource clock) {
        this.optIns = optIns;
        this.publications = publications;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var now = clock.instant();
        while (publications.inTransaction((connection, outbox) -> optIns.expire(connection, now, AT_ONCE, outbox))
                == AT_ONCE) {
            // the next ones
        }
    }
}
