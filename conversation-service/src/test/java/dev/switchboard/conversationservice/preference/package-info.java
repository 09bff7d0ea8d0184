/** Tests of {@code preference}. */
@NullMarked
package dev.switchboard.conversationservice.preference;

import org.jspecify.annotations.NullMarked;
