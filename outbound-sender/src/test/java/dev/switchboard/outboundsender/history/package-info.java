@NullMarked
package dev.switchboard.outboundsender.history;

import org.jspecify.annotations.NullMarked;
