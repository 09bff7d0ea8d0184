/** Whose turn it is to read from Meta, and when. */
@NullMarked
package dev.switchboard.outboundsender.mirror;

import org.jspecify.annotations.NullMarked;
