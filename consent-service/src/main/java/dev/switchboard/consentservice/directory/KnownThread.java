package dev.switchboard.consentservice.directory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation through which somebody can be asked or told something.
 *
 * @param contactId null as long as only its window is known
 * @param windowExpiresAt until when free-form messages are allowed; null when the customer never wrote
 * @param lastOutboundId the newest message of the business
 */
public record KnownThread(
        UUID id,
        String phoneNumberId,
        @Nullable UUID contactId,
        @Nullable Instant windowExpiresAt,
        @Nullable UUID lastOutboundId,
        @Nullable Instant lastOutboundAt) {

    /** Whether free-form messages are allowed. */
    public boolean open(Instant now) {
        return windowExpiresAt != null && windowExpiresAt.isAfter(now);
    }

    /** After a message of the customer. */
    public KnownThread written(UUID newContactId, @Nullable Instant expiresAt) {
        var later = expiresAt != null && (windowExpiresAt == null || expiresAt.isAfter(windowExpiresAt));
        return new KnownThread(
                id, phoneNumberId, newContactId, later ? expiresAt : windowExpiresAt, lastOutboundId, lastOutboundAt);
    }

    /** After a message of the business. */
    public KnownThread answered(UUID newContactId, UUID messageId, Instant at) {
        return new KnownThread(id, phoneNumberId, newContactId, windowExpiresAt, messageId, at);
    }

    /** After news of its window. */
    public KnownThread windowUntil(@Nullable Instant expiresAt) {
        return new KnownThread(id, phoneNumberId, contactId, expiresAt, lastOutboundId, lastOutboundAt);
    }
}
