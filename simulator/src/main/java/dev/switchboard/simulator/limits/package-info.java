/**
 * How fast and to how many people the business may write, and what a message costs.
 */
@NullMarked
package dev.switchboard.simulator.limits;

import org.jspecify.annotations.NullMarked;
