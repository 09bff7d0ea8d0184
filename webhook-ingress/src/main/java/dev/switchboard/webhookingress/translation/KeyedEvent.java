package dev.switchboard.webhookingress.translation;

import dev.switchboard.contracts.whatsapp.WhatsAppEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with what it needs to travel.
 *
 * @param key record key; no personal data; null where order means nothing
 * @param id the same for every repeat of the same fact
 * @param subject the business number it is about
 * @param time when it happened
 * @param source what it was made of, should the event itself be too large for a record
 */
public record KeyedEvent(
        String topic,
        @Nullable String key,
        String id,
        @Nullable String subject,
        Instant time,
        WhatsAppEvent event,
        Source source) {

    /** The same, kept as what it was made of, because its JSON is larger than a record may be. */
    public KeyedEvent tooLarge(Instant receivedAt) {
        return Unrecognised.tooLarge(this, receivedAt);
    }

    /** What an event was made of, as JSON text. */
    @FunctionalInterface
    public interface Source {
        /** The text; made on demand, since it is hardly ever asked for. */
        String json();
    }
}
