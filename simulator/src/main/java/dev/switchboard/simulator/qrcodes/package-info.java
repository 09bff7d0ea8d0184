/** Codes that customers scan to write a message that the business wrote beforehand. */
@NullMarked
package dev.switchboard.simulator.qrcodes;

import org.jspecify.annotations.NullMarked;
