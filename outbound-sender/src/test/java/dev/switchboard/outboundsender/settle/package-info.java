/** What statuses prove. */
@NullMarked
package dev.switchboard.outboundsender.settle;

import org.jspecify.annotations.NullMarked;
