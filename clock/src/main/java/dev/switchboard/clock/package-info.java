/**
 * What time it is: every decision of every service takes {@code now} from the one {@link java.time.InstantSource} made
 * here. In production it is the system's clock; in the local stack it follows the simulator, whose time can be moved.
 */
@NullMarked
package dev.switchboard.clock;

import org.jspecify.annotations.NullMarked;
