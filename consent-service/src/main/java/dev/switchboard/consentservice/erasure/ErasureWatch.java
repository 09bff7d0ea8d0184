package dev.switchboard.consentservice.erasure;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Looks for erasures that hang. Always up: a service that does not answer is not mended by taking this one out of service.
 */
@Readiness
@ApplicationScoped
class ErasureWatch implements HealthCheck {

    private static final Logger LOGGER = Logger.getLogger(ErasureWatch.class);

    private final ErasureDesk desk;
    private final InstantSource clock;
    private volatile ErasureRecords.Backlog backlog = new ErasureRecords.Backlog(0, null, 0);

    ErasureWatch(ErasureDesk desk, InstantSource clock, MeterRegistry meters) {
        this.desk = desk;
        this.clock = clock;
        meters.gauge("switchboard.consent.erasures.open", this, watch -> watch.backlog.open());
        meters.gauge("switchboard.consent.erasures.overdue", this, watch -> watch.backlog.overdue());
        meters.gauge("switchboard.consent.erasures.oldest.age.seconds", this, ErasureWatch::age);
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() throws SQLException {
        var before = backlog.overdue();
        backlog = desk.backlog(clock.instant());
        if (backlog.overdue() > before) {
            LOGGER.errorf("erasures hang, a service has not answered erasures=%d", backlog.overdue());
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("erasures")
                .up()
                .withData("open", backlog.open())
                .withData("overdue", backlog.overdue())
                .build();
    }

    private double age() {
        var oldest = backlog.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
    }
}
