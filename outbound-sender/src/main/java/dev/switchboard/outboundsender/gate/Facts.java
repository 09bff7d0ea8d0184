package dev.switchboard.outboundsender.gate;

import dev.switchboard.contracts.consent.ConsentState;
import dev.switchboard.outboundsender.template.TemplateLookup;
import dev.switchboard.outboundsender.window.ServiceWindow;
import org.jspecify.annotations.Nullable;

/**
 * What is known when the gate decides.
 *
 * @param window of the conversation; null when nothing is known of it
 * @param template of a message that is one; null for others
 * @param consent what the customer agreed to; null when nothing is known of it
 */
public record Facts(
        @Nullable ServiceWindow window,
        @Nullable TemplateLookup template,
        @Nullable ConsentState consent) {}
