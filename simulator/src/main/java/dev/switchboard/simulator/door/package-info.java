/**
 * How every door of the Graph API speaks: who may call, what is refused and in which words, and how answers go wrong on
 * request.
 */
@NullMarked
package dev.switchboard.simulator.door;

import org.jspecify.annotations.NullMarked;
