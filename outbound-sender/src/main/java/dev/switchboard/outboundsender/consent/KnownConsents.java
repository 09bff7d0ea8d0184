package dev.switchboard.outboundsender.consent;

import dev.switchboard.contracts.consent.ConsentState;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the consents of a conversation's customer.
 *
 * @param contact of whom it is; null when nothing is known of them
 * @param joining of somebody who was merged into them, as long as consent-service has not told what both come to; null for nobody
 */
public record KnownConsents(
        @Nullable ConsentState contact, @Nullable ConsentState joining) {

    /** Nothing is known. */
    public static final KnownConsents NONE = new KnownConsents(null, null);
}
