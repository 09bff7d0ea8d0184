/**
 * Things that go wrong on request: errors, limits, lost answers, pages that are not JSON.
 */
@NullMarked
package dev.switchboard.simulator.faults;

import org.jspecify.annotations.NullMarked;
