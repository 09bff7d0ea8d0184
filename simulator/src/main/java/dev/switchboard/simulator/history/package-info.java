/** What became of sent messages, and of the webhooks that told it: for those who lost one. */
@NullMarked
package dev.switchboard.simulator.history;

import org.jspecify.annotations.NullMarked;
