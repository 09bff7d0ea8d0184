/** What customers do in conversations, read as consent or its end. */
@NullMarked
package dev.switchboard.consentservice.capture;

import org.jspecify.annotations.NullMarked;
