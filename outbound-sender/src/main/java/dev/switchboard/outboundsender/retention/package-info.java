/** What was sent long ago is forgotten: attempts with their calls and decisions, and paces that say nothing any more. */
@NullMarked
package dev.switchboard.outboundsender.retention;

import org.jspecify.annotations.NullMarked;
