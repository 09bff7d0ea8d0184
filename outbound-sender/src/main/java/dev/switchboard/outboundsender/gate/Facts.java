package dev.switchboard.outboundsender.gate;

import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.outboundsender.campaign.Standing;
import dev.switchboard.outboundsender.consent.ContactAddress;
import dev.switchboard.outboundsender.consent.KnownConsents;
import dev.switchboard.outboundsender.template.TemplateLookup;
import dev.switchboard.outboundsender.window.ServiceWindow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known when the gate decides.
 *
 * @param window of the conversation; null when nothing is known of it
 * @param template of a message that is one; null for others
 * @param consent what the customer agreed to
 * @param onlyAnswers why the number may only answer now; null when it may write first; told for templates only
 * @param outOfReachSince when Meta last failed to reach the customer, after several times in a row; told for templates only
 * @param campaign how it stands in its campaign; null when it is part of none
 * @param addresses by which the conversation's customer is known; empty when nothing is known of it
 */
public record Facts(
        @Nullable ServiceWindow window,
        @Nullable TemplateLookup template,
        KnownConsents consent,
        @Nullable String onlyAnswers,
        @Nullable Instant outOfReachSince,
        @Nullable Standing campaign,
        List<ContactAddress> addresses) {

    public Facts {
        addresses = List.copyOf(addresses);
    }

    /** Of a number that may write first, of a customer within reach whose addresses are not known, and of no campaign. */
    public Facts(@Nullable ServiceWindow window, @Nullable TemplateLookup template, @Nullable ConsentState consent) {
        this(window, template, new KnownConsents(consent, null), null, null, null, List.of());
    }
}
