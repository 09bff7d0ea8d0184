/** Tests of {@code command}. */
@NullMarked
package dev.switchboard.conversationservice.command;

import org.jspecify.annotations.NullMarked;
