/** Calls between customers and the business: who may ring whom, and what is told of it. No voice is carried. */
@NullMarked
package dev.switchboard.simulator.calls;

import org.jspecify.annotations.NullMarked;
