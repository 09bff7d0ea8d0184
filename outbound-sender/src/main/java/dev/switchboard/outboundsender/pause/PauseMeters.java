package dev.switchboard.outboundsender.pause;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Pauses that somebody should look at, as the gauge {@code switchboard.outbound.paused}: 1 for each, with the phone-number id
 * ({@code *} for all), what it covers (all, initiated) and the reason.
 */
@ApplicationScoped
class PauseMeters {

    private final Pauses pauses;
    private final MultiGauge paused;

    PauseMeters(Pauses pauses, MeterRegistry registry) {
        this.pauses = pauses;
        this.paused = MultiGauge.builder("switchboard.outbound.paused").register(registry);
    }

    @Scheduled(every = "10s", delay = 1, delayUnit = TimeUnit.SECONDS)
    void measure() throws SQLException {
        paused.register(
                pauses.active().stream()
                        .<Row<?>>map(pause -> Row.of(tags(pause), 1))
                        .distinct()
                        .toList(),
                true);
    }

    private static Tags tags(ActivePause pause) {
        return Tags.of(
                "phoneNumberId",
                pause.scope(),
                "covers",
                pause.covers().name().toLowerCase(Locale.ROOT),
                "reason",
                pause.reason());
    }
}
