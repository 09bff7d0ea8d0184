/** The whole local stack, seen through public doors only: the command line, the simulator and HTTP. */
@NullMarked
package dev.switchboard.endtoend;

import org.jspecify.annotations.NullMarked;
