/** What files may be. */
@NullMarked
package dev.switchboard.outboundsender.media;

import org.jspecify.annotations.NullMarked;
