/**
 * What becomes of an accepted message: sent, delivered, read or failed, told in the order that a script prescribes.
 */
@NullMarked
package dev.switchboard.simulator.statuses;

import org.jspecify.annotations.NullMarked;
