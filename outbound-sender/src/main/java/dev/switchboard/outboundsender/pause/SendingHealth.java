package dev.switchboard.outboundsender.pause;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells which numbers Meta takes nothing from, or answers only. Always up: restarting a process or taking it out of service would not help,
 * a person has to.
 */
@Readiness
@ApplicationScoped
class SendingHealth implements HealthCheck {

    private final Pauses pauses;

    SendingHealth(Pauses pauses) {
        this.pauses = pauses;
    }

    @Override
    public HealthCheckResponse call() {
        var health = HealthCheckResponse.named("sending").up();
        try {
            var active = pauses.active();
            health.withData(
                    "paused",
                    active.isEmpty()
                            ? "no"
                            : active.stream().map(ActivePause::words).collect(Collectors.joining(", ")));
        } catch (SQLException e) {
            health.withData("paused", "unknown: the database does not answer");
        }
        return health.build();
    }
}
