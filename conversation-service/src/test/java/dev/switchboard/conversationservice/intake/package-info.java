/** Tests of {@code intake}. */
@NullMarked
package dev.switchboard.conversationservice.intake;

import org.jspecify.annotations.NullMarked;
