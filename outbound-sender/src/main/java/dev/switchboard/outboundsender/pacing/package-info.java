/** How fast messages may leave: each number's pace and each customer's, shared by all instances. */
@NullMarked
package dev.switchboard.outboundsender.pacing;

import org.jspecify.annotations.NullMarked;
