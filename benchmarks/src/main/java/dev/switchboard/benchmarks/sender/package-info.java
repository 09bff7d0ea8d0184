/**
 * How fast commands become calls: unpaced, at the pace of a number, and behind a campaign; beside a consumer that calls at once.
 */
@NullMarked
package dev.switchboard.benchmarks.sender;

import org.jspecify.annotations.NullMarked;
