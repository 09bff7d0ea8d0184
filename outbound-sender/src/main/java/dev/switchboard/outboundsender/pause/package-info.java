/** Where nothing may be sent for a while, and why: what Meta answered, and what it told of numbers and accounts. */
@NullMarked
package dev.switchboard.outboundsender.pause;

import org.jspecify.annotations.NullMarked;
