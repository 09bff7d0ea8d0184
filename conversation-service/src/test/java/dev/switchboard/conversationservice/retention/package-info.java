/** Tests of {@code retention}. */
@NullMarked
package dev.switchboard.conversationservice.retention;

import org.jspecify.annotations.NullMarked;
