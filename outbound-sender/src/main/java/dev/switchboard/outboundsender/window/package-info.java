/** What we know of service windows: read from conversation events, closed at once when Meta says so. */
@NullMarked
package dev.switchboard.outboundsender.window;

import org.jspecify.annotations.NullMarked;
