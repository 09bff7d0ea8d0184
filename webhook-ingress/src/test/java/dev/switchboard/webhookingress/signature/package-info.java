/** Known answers and bad signatures. */
@NullMarked
package dev.switchboard.webhookingress.signature;

import org.jspecify.annotations.NullMarked;
