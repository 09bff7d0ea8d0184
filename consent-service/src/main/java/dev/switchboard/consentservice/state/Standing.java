package dev.switchboard.consentservice.state;

import dev.switchboard.consentservice.ledger.Action;
import dev.switchboard.consentservice.ledger.Fact;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The entry that counts for one contact, number and layer.
 *
 * <p>Of two entries the one counts in which the customer spoke; then the later, by the time of the deed; then the
 * stricter; then the one with the higher id, so that any order of news ends the same. Merging two contacts is the same
 * comparison.
 *
 * @param layer a category, or {@link Fact#PROVIDER}
 * @param since when the customer did it
 * @param validUntil it ends then
 */
public record Standing(
        UUID contactId,
        String phoneNumberId,
        String layer,
        Action action,
        Instant since,
        @Nullable Instant validUntil,
        UUID eventId) {

    private static final Comparator<Standing> WEIGHT = Comparator.comparing(
                    (Standing standing) -> standing.action.decisive())
            .thenComparing(Standing::since)
            .thenComparingInt(standing -> standing.action.strictness())
            .thenComparing(standing -> standing.eventId.toString());

    /** What an entry would make of things. */
    public static Standing of(UUID contactId, Fact fact) {
        return new Standing(
                contactId,
                fact.phoneNumberId(),
                fact.layer(),
                fact.action(),
                fact.occurredAt(),
                fact.evidence().validUntil(),
                fact.eventId());
    }

    /** Which of two counts. */
    public Standing or(@Nullable Standing other) {
        return other == null || WEIGHT.compare(this, other) >= 0 ? this : other;
    }

    /** The same for the contact that stands for this one. */
    Standing of(UUID survivorId) {
        return new Standing(survivorId, phoneNumberId, layer, action, since, validUntil, eventId);
    }

    /** Where it is kept. */
    public Key key() {
        return new Key(contactId, phoneNumberId, layer);
    }

    /** One contact, number and layer. */
    public record Key(UUID contactId, String phoneNumberId, String layer) {}
}
