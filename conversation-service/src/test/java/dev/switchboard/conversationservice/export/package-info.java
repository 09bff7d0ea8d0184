/** Tests of {@code export}. */
@NullMarked
package dev.switchboard.conversationservice.export;

import org.jspecify.annotations.NullMarked;
