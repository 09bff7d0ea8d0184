/** May this message leave now? A pure decision over facts, and the record of what was decided and why. */
@NullMarked
package dev.switchboard.outboundsender.gate;

import org.jspecify.annotations.NullMarked;
