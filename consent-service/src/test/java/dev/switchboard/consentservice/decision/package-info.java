/** How decisions are found. */
@NullMarked
package dev.switchboard.consentservice.decision;

import org.jspecify.annotations.NullMarked;
