/** What is stored, as bytes. */
@NullMarked
package dev.switchboard.webhookingress.publication;

import org.jspecify.annotations.NullMarked;
