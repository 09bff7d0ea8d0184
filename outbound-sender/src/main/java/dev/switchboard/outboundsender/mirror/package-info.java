/** When what Meta knows about the account is read again: by one replica at a time, and slower after failures. */
@NullMarked
package dev.switchboard.outboundsender.mirror;

import org.jspecify.annotations.NullMarked;
