/** What the business has set for its numbers. */
@NullMarked
package dev.switchboard.simulator.settings;

import org.jspecify.annotations.NullMarked;
