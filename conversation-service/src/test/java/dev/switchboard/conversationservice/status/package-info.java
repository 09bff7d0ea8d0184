/** Tests of {@code status}. */
@NullMarked
package dev.switchboard.conversationservice.status;

import org.jspecify.annotations.NullMarked;
