/** Read marks and typing bubbles on their way to customers: the newest of each conversation, tried a few times, then let go. */
@NullMarked
package dev.switchboard.outboundsender.readmark;

import org.jspecify.annotations.NullMarked;
