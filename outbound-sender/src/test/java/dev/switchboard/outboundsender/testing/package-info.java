/** What component tests stand on: Meta played by a scripted HTTP server, and both ends of the topics. */
@NullMarked
package dev.switchboard.outboundsender.testing;

import org.jspecify.annotations.NullMarked;
