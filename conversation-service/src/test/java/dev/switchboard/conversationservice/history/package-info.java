/** Tests of {@code history}. */
@NullMarked
package dev.switchboard.conversationservice.history;

import org.jspecify.annotations.NullMarked;
