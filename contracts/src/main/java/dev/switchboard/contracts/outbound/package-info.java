/** Commands to write to customers, and what became of them. Commands come from any service or workflow, answers from outbound-sender. */
@NullMarked
package dev.switchboard.contracts.outbound;

import org.jspecify.annotations.NullMarked;
