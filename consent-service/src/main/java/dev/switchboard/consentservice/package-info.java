/** Who may be written to, and the proof: captures consents and their ends, keeps them for good, and says why. */
@NullMarked
package dev.switchboard.consentservice;

import org.jspecify.annotations.NullMarked;
