package dev.switchboard.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Measures the outbox and forgets what the inbox need not remember. */
@ApplicationScoped
class Housekeeping {

    /** Meta repeats a webhook for up to 7 days, and our topics keep 7; a day on top for both. */
    private static final Duration INBOX_MEMORY = Duration.ofDays(15);

    private static final int ROWS_AT_ONCE = 10_000;

    private final UnitOfWork transactions;
    private volatile OutboxTable.Backlog backlog = new OutboxTable.Backlog(0, 0);

    Housekeeping(Ground ground, MeterRegistry meters) {
        this.transactions = ground.transactions();
        meters.gauge("switchboard.messaging.outbox.rows", this, self -> self.backlog.rows());
        meters.gauge("switchboard.messaging.outbox.oldest.age.seconds", this, self -> self.backlog.oldestAgeSeconds());
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void measure() {
        backlog = transactions.transact(OutboxTable::backlog);
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void forget() {
        int forgotten;
        do {
            forgotten = transactions.transact(connection -> Inbox.forget(connection, INBOX_MEMORY, ROWS_AT_ONCE));
        } while (forgotten == ROWS_AT_ONCE);
    }
}
