@NullMarked
package dev.switchboard.outboundsender.command;

import org.jspecify.annotations.NullMarked;
