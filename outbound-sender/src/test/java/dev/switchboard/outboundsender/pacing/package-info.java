/** Paces, block by block. */
@NullMarked
package dev.switchboard.outboundsender.pacing;

import org.jspecify.annotations.NullMarked;
