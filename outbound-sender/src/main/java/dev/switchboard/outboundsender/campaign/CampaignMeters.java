package dev.switchboard.outboundsender.campaign;

import dev.switchboard.rows.Sql;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Gauges {@code switchboard.outbound.campaign.running} and {@code ….stopped.now}: those that wait for a person. */
@ApplicationScoped
class CampaignMeters {

    private static final String COUNT = """
            SELECT count(*) FILTER (WHERE state = 'RUNNING') AS running,
                count(*) FILTER (WHERE state = 'PAUSED' AND stop_code IS NOT NULL) AS stopped
            FROM campaign
            """;

    private final DataSource database;
    private volatile Counts counts = new Counts(0, 0);

    CampaignMeters(DataSource database, MeterRegistry meters) {
        this.database = database;
        Gauge.builder("switchboard.outbound.campaign.running", () -> counts.running())
                .register(meters);
        Gauge.builder("switchboard.outbound.campaign.stopped.now", () -> counts.stopped())
                .register(meters);
    }

    private record Counts(long running, long stopped) {}

    @Scheduled(every = "10s", delay = 1, delayUnit = TimeUnit.SECONDS)
    void count() throws SQLException {
        try (var connection = database.getConnection()) {
            counts = Sql.first(connection, COUNT, row -> new Counts(row.getLong("running"), row.getLong("stopped")))
                    .orElseThrow();
        }
    }
}
