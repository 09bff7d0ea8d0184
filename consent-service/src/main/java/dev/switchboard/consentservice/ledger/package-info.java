/** The append-only ledger: entries with their evidence, chained by hashes, and the check of the chains. */
@NullMarked
package dev.switchboard.consentservice.ledger;

import org.jspecify.annotations.NullMarked;
