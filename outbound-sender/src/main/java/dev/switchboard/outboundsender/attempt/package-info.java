/** The rows behind every message, the states they pass through, and the announcements that follow. */
@NullMarked
package dev.switchboard.outboundsender.attempt;

import org.jspecify.annotations.NullMarked;
