@NullMarked
package dev.switchboard.outboundsender.reach;

import org.jspecify.annotations.NullMarked;
