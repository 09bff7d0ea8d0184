/** The only door to customers: takes commands, asks the gate, calls Meta at most once, and says what became of it. */
@NullMarked
package dev.switchboard.outboundsender;

import org.jspecify.annotations.NullMarked;
