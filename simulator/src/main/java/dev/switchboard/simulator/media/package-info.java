/**
 * Files that Meta holds: what the business uploaded and what customers sent, their short-lived addresses and their end.
 */
@NullMarked
package dev.switchboard.simulator.media;

import org.jspecify.annotations.NullMarked;
