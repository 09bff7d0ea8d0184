package dev.switchboard.webhookingress.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@code switchboard.webhook.requests} by outcome, {@code switchboard.webhook.acknowledgement} (from the first byte to all
 * events stored) and {@code switchboard.webhook.in.flight} bytes.
 */
@Singleton
class DeliveryMeters {

    private final Map<Outcome, Counter> requests = new EnumMap<>(Outcome.class);
    private final Timer acknowledgement;

    DeliveryMeters(MeterRegistry meters, InFlightBytes inFlight) {
        for (var outcome : Outcome.values()) {
            requests.put(
                    outcome,
                    meters.counter(
                            "switchboard.webhook.requests",
                            "outcome",
                            outcome.name().toLowerCase(Locale.ROOT)));
        }
        acknowledgement = Timer.builder("switchboard.webhook.acknowledgement")
                .description("from the first byte of a webhook to all its events stored")
                .serviceLevelObjectives(Duration.ofMillis(50), Duration.ofMillis(250), Duration.ofSeconds(1))
                .register(meters);
        Gauge.builder("switchboard.webhook.in.flight", inFlight, InFlightBytes::taken)
                .baseUnit("bytes")
                .description("bytes of bodies being taken")
                .register(meters);
    }

    void count(Outcome outcome, long tookNanos) {
        var counter = requests.get(outcome);
        if (counter != null) {
            counter.increment();
        }
        if (outcome == Outcome.STORED) {
            acknowledgement.record(Duration.ofNanos(tookNanos));
        }
    }
}
