package dev.switchboard.conversationservice.request;

import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;

/** Forgets Idempotency-Keys that nobody will repeat any more, of all doors. */
@ApplicationScoped
class RequestPurge {

    private static final Duration KEPT = Duration.ofDays(30);

    private static final String ANSWERS = "DELETE FROM answer_request WHERE requested_at < ?";

    private static final String MESSAGES = "DELETE FROM message_request WHERE requested_at < ?";

    private final Publications publications;
    private final InstantSource clock;

    RequestPurge(Publications publications, InstantSource clock) {
        this.publications = publications;
        this.clock = clock;
    }

    /** Forgets the oldest. */
    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        var before = clock.instant().minus(KEPT);
        publications.inTransaction(
                (connection, _) -> Sql.update(connection, ANSWERS, before) + Sql.update(connection, MESSAGES, before));
    }
}
