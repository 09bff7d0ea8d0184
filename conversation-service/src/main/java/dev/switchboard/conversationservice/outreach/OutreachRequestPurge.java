package dev.switchboard.conversationservice.outreach;

import dev.switchboard.messaging.Publications;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;

/** Forgets Idempotency-Keys that nobody will repeat any more. */
@ApplicationScoped
class OutreachRequestPurge {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Publications publications;
    private final OutreachRequests requests;
    private final InstantSource clock;

    OutreachRequestPurge(Publications publications, OutreachRequests requests, InstantSource clock) {
        this.publications = publications;
        this.requests = requests;
        this.clock = clock;
    }

    /** Forgets the oldest. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        publications.inTransaction(
                (connection, _) -> requests.purge(connection, clock.instant().minus(KEPT)));
    }
}
