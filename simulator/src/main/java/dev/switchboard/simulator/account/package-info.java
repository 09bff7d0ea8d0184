/**
 * What Meta would hold for a business: its account, its numbers, its secrets and where its webhooks go. Everybody reads
 * it; only configuration writes it.
 */
@NullMarked
package dev.switchboard.simulator.account;

import org.jspecify.annotations.NullMarked;
