package dev.switchboard.outboundsender.settle;

import dev.switchboard.contracts.outbound.OutcomeUnsettled;
import dev.switchboard.messaging.Publications;
import dev.switchboard.outboundsender.attempt.Announcements;
import dev.switchboard.outboundsender.attempt.Attempts;
import dev.switchboard.outboundsender.dispatch.DispatchConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Announces unknown outcomes that nothing settled in time, once each. They stay unknown, and later proof still counts. */
@ApplicationScoped
class UnsettledSweep {

    private static final Logger LOGGER = Logger.getLogger(UnsettledSweep.class);
    private static final int AT_ONCE = 200;

    private final Publications publications;
    private final UnknownMessages unknown;
    private final Attempts attempts;
    private final DispatchConfig config;
    private final InstantSource clock;

    UnsettledSweep(
            Publications publications,
            UnknownMessages unknown,
            Attempts attempts,
            DispatchConfig config,
            InstantSource clock) {
        this.publications = publications;
        this.unknown = unknown;
        this.attempts = attempts;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${switchboard.dispatch.poll:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        while (announce() == AT_ONCE) {
            // There may be more.
        }
    }

    private int announce() {
        return publications.inTransaction((_, outbox) -> {
            var now = clock.instant();
            var overdue = unknown.lockOverdue(now.minus(config.unsettledAfter()), AT_ONCE).stream()
                    .collect(Collectors.toMap(UnknownMessages.Overdue::messageId, Function.identity()));
            if (overdue.isEmpty()) {
                return 0;
            }
            unknown.mark(overdue.keySet(), now);
            for (var attempt : attempts.lockOpen(overdue.keySet())) {
                var message = overdue.get(attempt.messageId());
                if (message != null) {
                    var event = new OutcomeUnsettled(
                            attempt.messageId(), attempt.conversationId(), message.reason(), message.since(), now);
                    Announcements.add(outbox, attempt, event, now);
                }
            }
            LOGGER.warnf("outcomes stay unknown, a person may decide messages=%d", overdue.size());
            return overdue.size();
        });
    }
}
