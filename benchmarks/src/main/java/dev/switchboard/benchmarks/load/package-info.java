/**
 * The load: invented webhooks, signed as Meta signs, sent from one thread over kept connections when a schedule says so, and timed from
 * the moment they were due, so that a target that stalls cannot hide what it would have kept waiting.
 */
@NullMarked
package dev.switchboard.benchmarks.load;

import org.jspecify.annotations.NullMarked;
