@NullMarked
package dev.switchboard.outboundsender.campaign;

import org.jspecify.annotations.NullMarked;
