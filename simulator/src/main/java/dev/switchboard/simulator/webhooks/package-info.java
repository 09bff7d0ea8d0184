/**
 * Webhooks as Meta sends them: escaped, signed, delivered in parallel, repeated until somebody answers 200.
 */
@NullMarked
package dev.switchboard.simulator.webhooks;

import org.jspecify.annotations.NullMarked;
