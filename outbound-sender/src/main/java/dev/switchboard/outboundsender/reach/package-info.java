/** How many people may be written to first: the portfolio's limit of unique people in 24 hours, shared by all instances. */
@NullMarked
package dev.switchboard.outboundsender.reach;

import org.jspecify.annotations.NullMarked;
