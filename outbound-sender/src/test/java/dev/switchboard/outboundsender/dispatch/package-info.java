/** How a message lives on after a call. */
@NullMarked
package dev.switchboard.outboundsender.dispatch;

import org.jspecify.annotations.NullMarked;
