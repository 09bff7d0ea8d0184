/**
 * How the doors under {@code /_sim} speak: one shape for refused input, and the word that makes everything forget.
 */
@NullMarked
package dev.switchboard.simulator.control;

import org.jspecify.annotations.NullMarked;
