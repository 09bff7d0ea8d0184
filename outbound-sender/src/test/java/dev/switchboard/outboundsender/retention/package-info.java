@NullMarked
package dev.switchboard.outboundsender.retention;

import org.jspecify.annotations.NullMarked;
