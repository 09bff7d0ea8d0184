/** What comes back from Meta, and what we make of it. */
@NullMarked
package dev.switchboard.outboundsender.graphapi;

import org.jspecify.annotations.NullMarked;
