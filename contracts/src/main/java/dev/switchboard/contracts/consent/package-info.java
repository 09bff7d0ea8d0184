/** Who may be written to, and what proves it. Written by consent-service; read by whoever writes first. */
@NullMarked
package dev.switchboard.contracts.consent;

import org.jspecify.annotations.NullMarked;
