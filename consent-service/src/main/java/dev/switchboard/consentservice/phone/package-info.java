/** Phones as people type them, as WhatsApp writes them. */
@NullMarked
package dev.switchboard.consentservice.phone;

import org.jspecify.annotations.NullMarked;
