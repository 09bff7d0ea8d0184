package dev.switchboard.outboundsender.dispatch;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Finds calls whose caller died. The message may be out: its outcome becomes unknown, and its conversation goes on. */
@ApplicationScoped
class LeaseSweep {

    private static final Logger LOGGER = Logger.getLogger(LeaseSweep.class);

    private final Outcomes outcomes;
    private final Dispatcher dispatcher;
    private final OutboundMeters meters;

    LeaseSweep(Outcomes outcomes, Dispatcher dispatcher, OutboundMeters meters) {
        this.outcomes = outcomes;
        this.dispatcher = dispatcher;
        this.meters = meters;
    }

    @Scheduled(every = "${switchboard.dispatch.poll:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        var given = outcomes.giveUpExpired();
        if (!given.isEmpty()) {
            LOGGER.warnf("calls given up, their callers are gone messages=%d", given.size());
            given.forEach(meters::ended);
            dispatcher.wake();
        }
    }
}
