/** Who may speak: Meta signs the bytes of every webhook with the app secret. Read by {@code delivery}. */
@NullMarked
package dev.switchboard.webhookingress.signature;

import org.jspecify.annotations.NullMarked;
