/** What we say to customers about their consent: one question, one confirmation. */
@NullMarked
package dev.switchboard.consentservice.message;

import org.jspecify.annotations.NullMarked;
