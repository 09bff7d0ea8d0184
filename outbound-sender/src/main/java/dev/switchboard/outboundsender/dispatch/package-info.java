/** Claims rows that may go, makes the calls, and writes down what came of them; one call per claim, never a blind repeat. */
@NullMarked
package dev.switchboard.outboundsender.dispatch;

import org.jspecify.annotations.NullMarked;
