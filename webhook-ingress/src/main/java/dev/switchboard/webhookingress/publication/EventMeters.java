package dev.switchboard.webhookingress.publication;

import dev.switchboard.contracts.Topics;
import dev.switchboard.contracts.whatsapp.UnrecognisedWebhook;
import dev.switchboard.contracts.whatsapp.WhatsAppEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many events were made: {@code switchboard.webhook.events} by type, and of the unrecognised ones
 * {@code switchboard.webhook.unrecognised} by reason.
 */
@Singleton
class EventMeters {

    private final Map<Class<?>, Counter> byType = new HashMap<>();
    private final Map<UnrecognisedWebhook.Reason, Counter> byReason = new EnumMap<>(UnrecognisedWebhook.Reason.class);

    EventMeters(MeterRegistry meters) {
        Topics.all().stream()
                .flatMap(topic -> topic.types().stream())
                .filter(WhatsAppEvent.class::isAssignableFrom)
                .forEach(type ->
                        byType.put(type, meters.counter("switchboard.webhook.events", "type", type.getSimpleName())));
        for (var reason : UnrecognisedWebhook.Reason.values()) {
            byReason.put(
                    reason,
                    meters.counter(
                            "switchboard.webhook.unrecognised",
                            "reason",
                            reason.name().toLowerCase(Locale.ROOT)));
        }
    }

    void count(WhatsAppEvent event) {
        increment(byType.get(event.getClass()));
        if (event instanceof UnrecognisedWebhook unrecognised) {
            increment(byReason.get(unrecognised.reason()));
        }
    }

    private static void increment(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
