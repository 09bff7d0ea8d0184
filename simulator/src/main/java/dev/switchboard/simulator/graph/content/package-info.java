/**
 * What each type of message must hold, to Meta's limits.
 */
@NullMarked
package dev.switchboard.simulator.graph.content;

import org.jspecify.annotations.NullMarked;
