package dev.switchboard.conversationservice.window;

import dev.switchboard.messaging.Outbox;
import dev.switchboard.messaging.Publications;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;

/**
 * Announces what time alone brings: windows that will close soon, and windows that closed. It looks along an index for
 * what is due, never at every window, and any number of replicas may sweep: each takes rows that no other holds, and a
 * row that was announced is no longer due.
 */
@ApplicationScoped
class WindowSweep {

    private static final int AT_ONCE = 500;

    private final ServiceWindows windows;
    private final Publications publications;
    private final InstantSource clock;
    private final MeterRegistry meters;

    WindowSweep(ServiceWindows windows, Publications publications, InstantSource clock, MeterRegistry meters) {
        this.windows = windows;
        this.publications = publications;
        this.clock = clock;
        this.meters = meters;
    }

    /** Sweeps until nothing is due. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var now = clock.instant();
        while (publications.inTransaction((connection, outbox) -> sweepSome(connection, outbox, now)) == AT_ONCE) {
            // the next ones
        }
    }

    private int sweepSome(Connection connection, Outbox outbox, Instant now) throws SQLException {
        var due = windows.lockDue(connection, now, AT_ONCE);
        var changed = new ArrayList<WindowState>();
        for (var window : due) {
            var change = windows.rules().afterTime(window, now);
            changed.add(change.window());
            for (var announcement : change.announcements()) {
                announcement.addTo(outbox);
                meters.counter(
                                "switchboard.conversation.windows",
                                "outcome",
                                announcement.cloudEvent().type())
                        .increment();
            }
        }
        windows.store(connection, changed);
        return due.size();
    }
}
