/** Customers whom the business has blocked: they cannot write to it, nor it to them. */
@NullMarked
package dev.switchboard.simulator.blocking;

import org.jspecify.annotations.NullMarked;
