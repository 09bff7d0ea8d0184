/** The gate, case by case. */
@NullMarked
package dev.switchboard.outboundsender.gate;

import org.jspecify.annotations.NullMarked;
