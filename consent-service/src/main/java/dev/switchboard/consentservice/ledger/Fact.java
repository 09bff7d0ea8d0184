package dev.switchboard.consentservice.ledger;

import dev.switchboard.contracts.CloudEvent;
import dev.switchboard.contracts.consent.ConsentCategory;
import dev.switchboard.rows.Storable;
import dev.switchboard.rows.Times;
import java.time.Instant;
import java.util.UUID;

/**
 * One thing to write down.
 *
 * @param eventId follows from what happened, so that a repeat is known
 * @param contactId whom it is about, under any id
 * @param category MARKETING for WhatsApp's own control
 * @param occurredAt when the customer did it, never after now
 */
public record Fact(
        UUID eventId,
        UUID contactId,
        String phoneNumberId,
        ConsentCategory category,
        Action action,
        Instant occurredAt,
        Evidence evidence) {

    /** Where states of WhatsApp's own control are kept. */
    public static final String PROVIDER = "PROVIDER";

    public Fact {
        phoneNumberId = Storable.text(phoneNumberId); // it is hashed as it will be read
        occurredAt = Times.storable(occurredAt);
    }

    /** An id that follows from what happened. */
    public static UUID id(String deed, ConsentCategory category, Action action) {
        return CloudEvent.digestOf("consent", deed, category.name(), action.name());
    }

    /** What it changes: a category, or WhatsApp's own control. */
    public String layer() {
        return action.byProvider() ? PROVIDER : category.name();
    }
}
