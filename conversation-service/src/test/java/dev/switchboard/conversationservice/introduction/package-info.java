/** Tests of {@code introduction}. */
@NullMarked
package dev.switchboard.conversationservice.introduction;

import org.jspecify.annotations.NullMarked;
