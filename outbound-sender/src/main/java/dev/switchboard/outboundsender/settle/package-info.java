/** Statuses from Meta settle what the answer of a call left open. */
@NullMarked
package dev.switchboard.outboundsender.settle;

import org.jspecify.annotations.NullMarked;
