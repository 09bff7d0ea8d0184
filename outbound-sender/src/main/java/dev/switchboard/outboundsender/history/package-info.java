/** What happened to a message, for whoever asks why: every call and every decision. */
@NullMarked
package dev.switchboard.outboundsender.history;

import org.jspecify.annotations.NullMarked;
