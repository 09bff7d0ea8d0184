package dev.switchboard.outboundsender.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * What waits and what nobody knows, as gauges: {@code switchboard.outbound.waiting}, {@code …waiting.age}, {@code …unknown}
 * and, of those, {@code …unknown.unsettled}: too old to be settled by a status.
 */
@ApplicationScoped
class Backlog {

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM send_attempt WHERE state = 'READY'),
                   (SELECT coalesce(extract(epoch FROM now() - min(not_before)), 0)
                      FROM send_attempt WHERE state = 'READY'),
                   (SELECT count(*) FROM send_attempt WHERE state = 'UNKNOWN'),
                   (SELECT count(*) FROM send_attempt
                     WHERE state = 'UNKNOWN' AND finished_at < now() - ? * interval '1 millisecond')
            """;

    private final DataSource database;
    private final DispatchConfig config;
    private volatile Counts counts = new Counts(0, 0, 0, 0);

    Backlog(DataSource database, DispatchConfig config, MeterRegistry registry) {
        this.database = database;
        this.config = config;
        Gauge.builder("switchboard.outbound.waiting", () -> counts.waiting()).register(registry);
        Gauge.builder("switchboard.outbound.waiting.age", () -> counts.oldestSeconds())
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("switchboard.outbound.unknown", () -> counts.unknown()).register(registry);
        Gauge.builder("switchboard.outbound.unknown.unsettled", () -> counts.unsettled())
                .register(registry);
    }

    @Scheduled(every = "10s", delay = 1, delayUnit = TimeUnit.SECONDS)
    void count() throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(COUNT)) {
            query.setLong(1, config.unsettledAfter().toMillis());
            try (var row = query.executeQuery()) {
                row.next();
                counts = new Counts(row.getLong(1), Math.max(row.getDouble(2), 0), row.getLong(3), row.getLong(4));
            }
        }
    }

    private record Counts(long waiting, double oldestSeconds, long unknown, long unsettled) {}
}
