/** The one door to the ledger: entry, state and events in one transaction. */
@NullMarked
package dev.switchboard.consentservice.recording;

import org.jspecify.annotations.NullMarked;
