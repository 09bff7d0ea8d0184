/** Tests of {@code answer}. */
@NullMarked
package dev.switchboard.conversationservice.answer;

import org.jspecify.annotations.NullMarked;
