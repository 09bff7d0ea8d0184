/** Windows as events tell them. */
@NullMarked
package dev.switchboard.outboundsender.window;

import org.jspecify.annotations.NullMarked;
