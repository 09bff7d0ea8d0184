/** How statements take our own types and rows give them back. */
@NullMarked
package dev.switchboard.outboundsender.rows;

import org.jspecify.annotations.NullMarked;
