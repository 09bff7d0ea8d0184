/** Commands come in from the live lane; each message becomes one row before anything else happens. */
@NullMarked
package dev.switchboard.outboundsender.command;

import org.jspecify.annotations.NullMarked;
