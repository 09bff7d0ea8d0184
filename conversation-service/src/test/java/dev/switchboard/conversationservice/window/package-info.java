/** Tests of {@code window}. */
@NullMarked
package dev.switchboard.conversationservice.window;

import org.jspecify.annotations.NullMarked;
