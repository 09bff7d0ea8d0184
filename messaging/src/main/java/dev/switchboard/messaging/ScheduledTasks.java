package dev.switchboard.messaging;

import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.SuccessfulExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * What scheduled tasks of a service are told of in its log. A dependency that is away is one WARN for all tasks together until they go
 * on, however often they try; anything else is an ERROR each time. (The scheduler's own line is switched off in
 * {@code microprofile-config.properties}.)
 */
@ApplicationScoped
class ScheduledTasks {

    private static final Logger LOGGER = Logger.getLogger(ScheduledTasks.class);

    private final Set<String> waiting = new HashSet<>();

    synchronized void failed(@Observes FailedExecution failed) {
        var task = idOf(failed.getExecution());
        var cause = failed.getException();
        if (!Dependencies.away(cause)) {
            LOGGER.errorf(cause, "scheduled task failed task=%s", task);
            return;
        }
        if (waiting.isEmpty()) {
            LOGGER.warnf(
                    "scheduled tasks wait for a dependency cause=%s",
                    cause.getClass().getSimpleName());
        }
        waiting.add(task);
    }

    synchronized void succeeded(@Observes SuccessfulExecution succeeded) {
        if (waiting.remove(idOf(succeeded.getExecution())) && waiting.isEmpty()) {
            LOGGER.info("scheduled tasks go on");
        }
    }

    private static String idOf(ScheduledExecution execution) {
        return execution.getTrigger().getId();
    }
}
