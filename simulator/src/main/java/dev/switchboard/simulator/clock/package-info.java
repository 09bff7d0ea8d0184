/**
 * Simulated time. Windows, acceptance and the timestamps inside webhooks follow it; waiting is done in real time.
 */
@NullMarked
package dev.switchboard.simulator.clock;

import org.jspecify.annotations.NullMarked;
