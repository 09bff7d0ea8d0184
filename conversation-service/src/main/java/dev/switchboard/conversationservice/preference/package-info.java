/** What customers choose with WhatsApp's own marketing control, told on in our ids. */
@NullMarked
package dev.switchboard.conversationservice.preference;

import org.jspecify.annotations.NullMarked;
