/**
 * The state of the business's numbers and of its account: quality, limits, locks; read over the Graph API, changed by
 * control, told by webhooks.
 */
@NullMarked
package dev.switchboard.simulator.numbers;

import org.jspecify.annotations.NullMarked;
