/** Bodies as they come, within their limits. */
@NullMarked
package dev.switchboard.webhookingress.delivery;

import org.jspecify.annotations.NullMarked;
