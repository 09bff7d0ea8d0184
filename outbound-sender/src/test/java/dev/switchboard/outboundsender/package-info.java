/** The sender as others see it: topics on one side, Meta on the other. */
@NullMarked
package dev.switchboard.outboundsender;

import org.jspecify.annotations.NullMarked;
