package dev.switchboard.outboundsender.dispatch;

import dev.switchboard.outboundsender.attempt.Step;
import dev.switchboard.outboundsender.graphapi.SendOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the sender counts: {@code switchboard.outbound.messages} by what became of them, {@code switchboard.outbound.calls} by
 * what Meta said.
 */
@ApplicationScoped
class OutboundMeters {

    private final MeterRegistry registry;

    OutboundMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A message moved on. */
    void ended(Step step) {
        registry.counter(
                        "switchboard.outbound.messages",
                        "outcome",
                        step.state().name().toLowerCase(Locale.ROOT),
                        "reason",
                        step.reason())
                .increment();
    }

    /** A call was answered, or was not. */
    void called(SendOutcome outcome, long nanos) {
        Timer.builder("switchboard.outbound.calls")
                .tag("outcome", outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .tag("reason", outcome.reason())
                .publishPercentileHistogram()
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
